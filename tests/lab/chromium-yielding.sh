#!/bin/sh
# A browser that is there to be seen and heard by the program that is measured, and leaves it the machine. Where sessions
# are scheduled as groups, a process's own niceness counts inside its group only.
[ -w /proc/self/autogroup ] && echo 19 >/proc/self/autogroup
exec nice -n 19 "$MADANG_CHROMIUM" "$@"
