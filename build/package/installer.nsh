# madang:// links for whom the app is installed: this person, or everyone.

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\madang" "" "URL:Madang room"
  WriteRegStr SHELL_CONTEXT "Software\Classes\madang" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\madang\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\madang\shell\open\command" "" '"$appExe" "%1"'
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegKey SHELL_CONTEXT "Software\Classes\madang"
  ${endIf}
!macroend
