#!/bin/sh
# Run by dpkg and rpm after the files are gone, and by rpm also after an older version was replaced: what the new one
# has put there stays.
set -e
folder='/opt/${sanitizedProductName}'
[ -e "$folder/${executable}" ] && exit 0

if [ "$(readlink '/usr/bin/${executable}')" = "$folder/resources/cli/${executable}" ]; then
  rm -f '/usr/bin/${executable}'
fi

profile='/etc/apparmor.d/${executable}'
if [ -f "$profile" ]; then
  if apparmor_status --enabled 2>/dev/null; then apparmor_parser --remove "$profile" || true; fi
  rm -f "$profile"
fi

if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q /usr/share/applications || true
fi
