# Real VNC servers, while somebody else listens on all addresses of the old port as the proxy does.

export HOME="$work/home" USER="${USER:-vnc}" XAUTHORITY="$work/home/.Xauthority"
mkdir -p "$HOME/.vnc"
chmod 700 "$HOME" "$HOME/.vnc"
printf '#!/bin/sh\nexec tail -f /dev/null\n' >"$HOME/.vnc/xstartup"
chmod +x "$HOME/.vnc/xstartup"
# The wrapper refuses to start without a file of this mode; nobody authenticates here.
printf 'password' >"$HOME/.vnc/passwd"
chmod 600 "$HOME/.vnc/passwd"

is_free_display() {
    [ ! -e "/tmp/.X$1-lock" ] && [ ! -e "/tmp/.X11-unix/X$1" ] && "$tool" bind -d :: $((5900 + $1)) >/dev/null \
        && "$tool" bind -d :: $((6000 + $1)) >/dev/null
}

choose_display() {
    display=$((50 + $$ % 900))
    until is_free_display "$display"; do
        display=$((display + 1))
    done
    old=$((5900 + display))
}

missing() {
    printf 'SKIPPED %s: not installed\n' "$1"
    [ -z "${CI:-}" ] || failed "$1 is needed where CI is set"
}

# server NAME ADDRESSES COMMAND...: where it listens when its old port is $old
server() {
    name=$1
    addresses=$2
    shift 2
    if ! has "$1"; then
        missing "$1"
        return
    fi
    for way in supervisor supervisor-of-library; do
        works "$way" || continue
        fresh_report
        wanted=auto
        start "$tool" serve -d :: "$old" >/dev/null
        holder=$background
        start "$through" "$way" "$@" >"$work/log" 2>&1
        if await "$here/serving-port"; then
            port=$("$here/serving-port")
            same "$name, $way: listens on loopback" "$addresses" "$("$tool" listening "$port")"
            same "$name, $way: greets" 'RFB 003.' "$("$tool" banner 127.0.0.1 "$port" | cut -c 1-8)"
            same "$name, $way: nothing on the old port" '::' "$("$tool" listening "$old")"
            same "$name, $way: the report's last line is right" "$port" "$(reported_port)"
        else
            failed "$name, $way: serves" "$(cat "$work/log")"
        fi
        stop "$background"
        same "$name, $way: ends" '' "$("$tool" listening "${port:-1}")"
        stop "$holder"
    done
}

choose_display
server Xtightvnc 127.0.0.1 Xtightvnc ":$display" -rfbport "$old" -nolisten tcp
choose_display
server tightvncserver 127.0.0.1 tightvncserver ":$display" -nolisten tcp
choose_display
server Xtigervnc '127.0.0.1 ::1' Xtigervnc ":$display" -rfbport "$old" -SecurityTypes None
choose_display
server 'Xtigervnc -localhost' '127.0.0.1 ::1' Xtigervnc ":$display" -rfbport "$old" -SecurityTypes None -localhost
choose_display
server tigervncserver '127.0.0.1 ::1' tigervncserver ":$display" -localhost no -SecurityTypes None \
    --I-KNOW-THIS-IS-INSECURE -xstartup "$HOME/.vnc/xstartup"

if has Xvfb; then
    choose_display
    start Xvfb ":$display" -screen 0 320x200x24 -nolisten tcp >/dev/null 2>&1
    screen=$display
    comes_true 'Xvfb for x11vnc' test -e "/tmp/.X11-unix/X$screen"
    choose_display
    server x11vnc '127.0.0.1 ::1' x11vnc -display ":$screen" -rfbport "$old" -forever -nopw -quiet -noshm
    server 'x11vnc -localhost -bg' '127.0.0.1 ::1' x11vnc -display ":$screen" -rfbport "$old" -forever -nopw -quiet -noshm \
        -localhost -bg
else
    missing Xvfb
fi
