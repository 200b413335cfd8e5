/** Lets the person save what the page holds: the system asks where, or the browser puts it among its downloads. */
export function saveAs(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
