#!/bin/sh
# Run by dpkg and rpm after the files are in place; electron-builder fills in the names.
set -e
folder='/opt/${sanitizedProductName}'

ln -sfn "$folder/resources/cli/${executable}" '/usr/bin/${executable}'

# Chromium's sandbox uses user namespaces. Where the kernel keeps them from users without rights, its helper has to run
# as root instead.
if runuser -u nobody -- unshare --user true 2>/dev/null; then
  chmod 0755 "$folder/chrome-sandbox"
else
  chmod 4755 "$folder/chrome-sandbox"
fi

# Where AppArmor keeps user namespaces from unknown programs, this tells it of this one, if it understands the profile.
profile="$folder/resources/apparmor-profile"
if [ -f "$profile" ] && apparmor_status --enabled 2>/dev/null &&
  apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
fi

if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q /usr/share/applications || true
fi
