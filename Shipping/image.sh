#!/bin/bash
# Makes an OCI image of a service without a container engine: image.sh BINARY LAYOUT
#
# LAYOUT is the folder for the image layout, replaced if it is there. The image has one layer: the program, the shared
# libraries that it needs, certificates, and an empty /tmp. Ports and user are those of the program's --describe.
# The same program and libraries make the same image, byte for byte; its time is SOURCE_DATE_EPOCH, or that of the commit.
#
# Needs umoci, binutils and python3 (Debian packages).
set -euo pipefail
umask 022

binary=$1
layout=$2
name=$(basename "$binary")
epoch=${SOURCE_DATE_EPOCH:-$(git -C "$(dirname "$0")" log -1 --format=%ct)}
created=$(date --utc --date="@$epoch" +%Y-%m-%dT%H:%M:%SZ)
work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT
root=$work/root

# Copies a file to the same place in the image.
include() { mkdir -p "$root$(dirname "$1")" && cp --dereference "$1" "$root$1"; }

# A value of the program's description, as Python says it.
described() { python3 -c "import json, sys; d = json.load(open(sys.argv[1])); print($1)" "$work/description.json"; }

"$binary" --describe > "$work/description.json"
user=$(described 'd["user"]')

mkdir -p "$root/usr/local/bin" "$root/etc" "$root/tmp"
chmod 1777 "$root/tmp"
strip -o "$root/usr/local/bin/$name" "$binary"
for library in $(ldd "$binary" | grep -o '/[^ ]*'); do include "$library"; done
# How libmariadb logs in to MySQL 8 is a plug-in of its own.
for plugin in $(ldd "$binary" | sed -n "s|.* \(/.*\)/libmariadb\.so\.3 .*|\1/libmariadb3/plugin/*.so|p"); do
    case $plugin in *sha2_password.so | *ed25519.so) include "$plugin" ;; esac
done
[ ! -e /etc/ssl/certs/ca-certificates.crt ] || include /etc/ssl/certs/ca-certificates.crt
echo "gym:x:$user:$user::/:/sbin/nologin" > "$root/etc/passwd"
echo "gym:x:$user:" > "$root/etc/group"

tar --create --file "$work/layer.tar" --directory "$root" --sort=name --format=gnu --mtime="@$epoch" \
    --owner=0 --group=0 --numeric-owner .

rm -rf "$layout"
umoci init --layout "$layout"
umoci new --image "$layout:latest"
umoci raw add-layer --image "$layout:latest" --history.created "$created" --history.created_by "Shipping/image.sh $name" \
    "$work/layer.tar"
ports=()
for port in $(described '" ".join(str(p["number"]) for p in d["ports"])'); do
    ports+=(--config.exposedports "$port/tcp")
done
umoci config --image "$layout:latest" --no-history --created "$created" --author "" --os linux \
    --architecture "$(dpkg --print-architecture)" --config.user "$user:$user" --config.workingdir / \
    --config.entrypoint "/usr/local/bin/$name" --config.env LISTEN_ADDRESS=0.0.0.0 --config.env DRAIN_SECONDS=3 \
    --config.stopsignal SIGTERM "${ports[@]}"
umoci gc --layout "$layout"
