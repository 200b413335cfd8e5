#!/bin/sh
# Stands in for the Chromium executable and runs the real one in the network namespace MADANG_LAB_NAMESPACE.
# Playwright talks to it over two inherited pipes, which need no network.
exec ip netns exec "$MADANG_LAB_NAMESPACE" "$MADANG_CHROMIUM" "$@"
