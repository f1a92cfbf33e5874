# A bare Debian in a folder, sourced by .ci/fresh and .ci/dockerfile: bare_root, bare_mount, bare_run.
# The machine's own settings for registries are passed on: apt's proxies and checks, pip's
# configuration, certificates that an administrator added, proxies of the environment.
# shellcheck shell=sh
suite=${SUITE:-bookworm}
mkdir -p "${FRESH:-build/fresh}"
fresh=$(cd "${FRESH:-build/fresh}" && pwd)

[ "$(id -u)" = 0 ] || { echo "this wants to be root: sudo make ..." >&2; exit 2; }
if [ -z "${GONGWEN_BARE:-}" ]; then
  # What is mounted below goes with this process, and so does what was started in it.
  GONGWEN_BARE=1 exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi
mount --make-rprivate /

# The mirror that this machine has its own Debian from; none is debootstrap's choice.
mirror() {
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' \
    'Label: Debian' 2>/dev/null | head -n 1
}

# bare_root FOLDER: debootstrap's smallest, with make, git and certificates, anew.
bare_root() {
  if [ ! -f "$fresh/$suite.tar" ]; then
    echo "== debootstrap $suite"
    rm -rf "$fresh/new"
    # shellcheck disable=SC2046
    debootstrap --variant=minbase --include=make,git,ca-certificates "$suite" "$fresh/new" $(mirror) \
      > "$fresh/$suite.log" 2>&1 || { tail -n 20 "$fresh/$suite.log"; exit 1; }
    tar -C "$fresh/new" --numeric-owner -cf "$fresh/$suite.tar.new" .
    mv "$fresh/$suite.tar.new" "$fresh/$suite.tar"
    rm -rf "$fresh/new"
  fi
  rm -rf --one-file-system "$1"
  mkdir -p "$1"
  tar -C "$1" --numeric-owner -xpf "$fresh/$suite.tar"
  cp /etc/resolv.conf /etc/hosts "$1/etc/"
  apt-config dump 2>/dev/null | grep -E '^Acquire::(http|https|Check-|Retries)' \
    > "$1/etc/apt/apt.conf.d/00fresh" || true
  for file in /etc/pip.conf "$HOME/.config/pip/pip.conf" "$HOME/.pip/pip.conf"; do
    [ ! -f "$file" ] || cp "$file" "$1/etc/pip.conf"
  done
  mkdir -p "$1/usr/local/share/ca-certificates"
  cp -r /usr/local/share/ca-certificates/. "$1/usr/local/share/ca-certificates/" 2>/dev/null || true
}

# bare_mount FOLDER: what a program expects of a running system. What is downloaded and compiled is kept
# from run to run.
bare_mount() {
  mount -t proc proc "$1/proc"
  mount --rbind /sys "$1/sys"
  mount --rbind /dev "$1/dev"
  for folder in root/.cache var/cache/apt/archives; do
    mkdir -p "$fresh/cache/$suite/$folder" "$1/$folder"
    mount --bind "$fresh/cache/$suite/$folder" "$1/$folder"
  done
  bare_run "$1" update-ca-certificates > "$fresh/$suite.log" 2>&1 || { cat "$fresh/$suite.log"; exit 1; }
}

# bare_run FOLDER [NAME=VALUE ...] COMMAND ...: as somebody who has just logged in.
bare_run() {
  bare=$1
  shift
  env | grep -E '^((https?|ftp|all|no)_proxy|(HTTPS?|FTP|ALL|NO)_PROXY|PIP_(INDEX_URL|EXTRA_INDEX_URL|TRUSTED_HOST|PROXY|CERT|DEFAULT_TIMEOUT|RETRIES)|SSL_CERT_FILE|REQUESTS_CA_BUNDLE)=' \
    > "$fresh/passed-on" || true
  while IFS= read -r line; do set -- "$line" "$@"; done < "$fresh/passed-on"
  chroot "$bare" /usr/bin/env -i HOME=/root \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}
