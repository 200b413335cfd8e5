"""A participant in another language: Python's standard library and the openssl command, from PROTOCOL.md alone.

    participant.py PORT ROOM FINGERPRINT NAME

Joins the room, waits for a signal of whoever comes next, checks its signature, and answers with a signed signal.
Prints one JSON object a line. For tests: it has no patience for a server that is slow or silent.
"""

import atexit
import base64
import hashlib
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile

PORT, ROOM, FINGERPRINT, NAME = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
FOLDER = tempfile.mkdtemp(prefix="madang-foreign-")
atexit.register(shutil.rmtree, FOLDER)
KEY = os.path.join(FOLDER, "key.pem")


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def openssl(*args, data=b""):
    return subprocess.run(["openssl", *args], input=data, capture_output=True, check=True).stdout


# An ECDSA signature in DER is a sequence of two integers; the wire has r and s, 32 bytes each.
def raw_of_der(der):
    def integer(at):
        length = der[at + 1]
        return int.from_bytes(der[at + 2 : at + 2 + length], "big"), at + 2 + length

    r, at = integer(2)
    s, _ = integer(at)
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def der_of_raw(raw):
    def integer(data):
        data = data.lstrip(b"\0") or b"\0"
        if data[0] & 0x80:
            data = b"\0" + data
        return bytes([2, len(data)]) + data

    body = integer(raw[:32]) + integer(raw[32:])
    return bytes([0x30, len(body)]) + body


def make_key():
    openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", KEY)
    # The last 65 bytes of the public key's DER form are its uncompressed point.
    return openssl("ec", "-in", KEY, "-pubout", "-outform", "DER")[-65:]


def sign(text):
    return b64(raw_of_der(openssl("dgst", "-sha256", "-sign", KEY, data=text.encode())))


SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")


def verifies(point, signature, text):
    public, proof = os.path.join(FOLDER, "public.der"), os.path.join(FOLDER, "proof.der")
    with open(public, "wb") as file:
        file.write(SPKI + point)
    with open(proof, "wb") as file:
        file.write(der_of_raw(unb64(signature)))
    args = ["openssl", "dgst", "-sha256", "-verify", public, "-keyform", "DER", "-signature", proof]
    return subprocess.run(args, input=text.encode(), capture_output=True).returncode == 0


class Wire:
    """Socket.IO over Engine.IO over WebSocket over TLS, as much of each as is needed."""

    def __init__(self):
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        self.tls = context.wrap_socket(socket.create_connection(("127.0.0.1", PORT), timeout=20))
        seen = b64(hashlib.sha256(self.tls.getpeercert(binary_form=True)).digest())
        if seen != FINGERPRINT:
            raise SystemExit("another certificate")
        self.buffer, self.notices, self.asked = b"", [], 0
        key = base64.b64encode(os.urandom(16)).decode()
        self.tls.sendall(
            (
                "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
                f"Host: 127.0.0.1:{PORT}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
            ).encode()
        )
        while b"\r\n\r\n" not in self.buffer:
            self.more()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        accept = base64.b64encode(hashlib.sha1((key + guid).encode()).digest())
        if not head.startswith(b"HTTP/1.1 101") or accept not in head:
            raise SystemExit("no WebSocket")
        if not self.packet().startswith("0"):
            raise SystemExit("no Engine.IO")
        self.send("40")
        self.wait_for(lambda packet: packet.startswith("40"))

    def more(self):
        part = self.tls.recv(65536)
        if not part:
            raise SystemExit("closed")
        self.buffer += part

    def take(self, count):
        while len(self.buffer) < count:
            self.more()
        taken, self.buffer = self.buffer[:count], self.buffer[count:]
        return taken

    def send(self, text, opcode=1):
        data, mask = text.encode(), os.urandom(4)
        if len(data) < 126:
            head = bytes([0x80 | opcode, 0x80 | len(data)])
        else:
            head = bytes([0x80 | opcode, 0x80 | 126]) + len(data).to_bytes(2, "big")
        self.tls.sendall(head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(data)))

    def packet(self):
        """The next Engine.IO packet that is not a ping."""
        while True:
            first, second = self.take(2)
            length = second & 127
            if length >= 126:
                length = int.from_bytes(self.take(2 if length == 126 else 8), "big")
            data = self.take(length)
            if first & 15 == 8:
                raise SystemExit("closed")
            if first != 0x81:
                continue
            text = data.decode()
            if text == "2":
                self.send("3")
            else:
                return text

    def wait_for(self, is_it):
        while True:
            packet = self.packet()
            if packet.startswith("42"):
                self.notices.append(json.loads(packet[2:]))
            if is_it(packet):
                return packet

    def notice(self, name):
        while True:
            for at, (event, said) in enumerate(self.notices):
                if event == name:
                    del self.notices[at]
                    return said
            self.wait_for(lambda packet: packet.startswith("42"))

    def ask(self, event, request):
        self.asked += 1
        start = f"43{self.asked}["
        self.send(f"42{self.asked}" + json.dumps([event, request]))
        answer = json.loads(self.wait_for(lambda packet: packet.startswith(start))[len(start) - 1 :])[0]
        if not answer["ok"]:
            raise SystemExit(f"{event}: {answer['reason']}")
        return answer


def tell(**what):
    print(json.dumps(what), flush=True)


point = make_key()
own_id, own_session = b64(hashlib.sha256(point).digest()), b64(os.urandom(16))
wire = Wire()
challenge = wire.notice("challenge")["challenge"]
hello = wire.ask(
    "hello",
    {
        "protocol": 1,
        "name": NAME,
        "key": b64(point),
        "fingerprint": FINGERPRINT,
        "signature": sign("\n".join(["madang-hello-1", challenge, FINGERPRINT, NAME])),
    },
)
media = {"microphone": False, "camera": False, "screen": False, "screen-2": False}
joined = wire.ask("join", {"room": ROOM, "session": own_session, "media": media})
tell(id=hello["id"], matches=hello["id"] == own_id, room=joined["room"]["name"])

member = wire.notice("member-joined")
signal = wire.notice("signal")
payload = json.loads(signal["payload"])
key = unb64(member["key"])
tell(
    verified=b64(hashlib.sha256(key).digest()) == member["id"] == signal["from"]
    and verifies(key, signal["signature"], "madang-signal-1\n" + signal["payload"]),
    forged=verifies(key, signal["signature"], "madang-signal-1\n" + signal["payload"] + " "),
    body=payload["body"],
)
answer = {
    **{"room": ROOM, "from": own_id, "fromSession": own_session},
    **{"to": member["id"], "toSession": member["session"], "generation": 1, "seq": 0},
    "body": {"description": {"type": "answer", "sdp": "v=0\r\n한글 안녕\r\n"}},
}
text = json.dumps(answer)
request = {"to": member["id"], "toSession": member["session"], "payload": text}
wire.ask("signal", {**request, "signature": sign("madang-signal-1\n" + text)})
wire.notice("member-left")
wire.ask("leave", {})
