#!/bin/sh
# Starts Kakehashi. Made by jlink-config/Image.java from jlink-config/launcher.sh: change it there.
# KAKEHASHI_JVM: more flags for the Java VM, last word.
self=$0
while [ -L "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=$(dirname "$self")/$link ;;
    esac
done
home=$(CDPATH='' cd -- "$(dirname -- "$self")/.." && pwd -P) || exit 3

language=
case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    ja*) language=-Duser.language=ja ;;
esac
# Without an installed UTF-8 locale Java would lose Japanese arguments and file names.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
    unset LC_ALL
    LC_CTYPE=C.UTF-8
    [ "$(uname)" != Darwin ] || LC_CTYPE=en_US.UTF-8
    export LC_CTYPE
fi

headless=no
[ -n "${DISPLAY:-}" ] || [ "$(uname)" = Darwin ] || headless=yes
[ -z "${KAKEHASHI_HEADLESS:-}" ] || headless=yes
for argument in "$@"; do
    [ "$argument" != --headless ] || headless=yes
done
window=
[ $headless = no ] || window="-Dglass.platform=Headless -Dprism.order=sw -Dkakehashi.headless=true"
[ ! -t 2 ] || window="$window -Dkakehashi.watched=true"

cache=server
case "${1:-}" in
    # Without profiles, which would double the memory of the server, and without records of what was
    # compiled: a server that replays them never compiles anything better and works at a third of
    # its speed.
    train) verb="-Xmx1g -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining" cache= ;;
    # What the compilers have used is given back: 9 MB. Without memory it ends at once, to be started
    # again, instead of staying up half dead.
    server) verb="-XX:+ExitOnOutOfMemoryError -Xms16m -Xmx1g -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:TrimNativeHeapInterval=5000" ;;
    workstation | demo) verb="-Xms48m -Xmx1g -XX:TieredStopAtLevel=1" cache=workstation ;;
    # What is promised with 512 MB is measured with 512 MB.
    bench) case "${2:-}" in view) verb="-Xmx512m" ;; *) verb="-Xmx2g" ;; esac ;;
    *) verb="-Xmx1g -XX:TieredStopAtLevel=1" ;;
esac

aot=
[ ! -f "$home/aot/$cache.aot" ] || aot="-XX:AOTCache=$home/aot/$cache.aot"
if [ -n "${KAKEHASHI_AOT+set}" ]; then
    aot=$KAKEHASHI_AOT
    unset KAKEHASHI_AOT
fi

# A path may hold spaces, a flag does not.
IFS='
'
[ -z "$aot" ] || aot=$(printf '%s' "$aot" | tr '|' '\n')
verb=$(printf '%s' "$verb $window $language ${KAKEHASHI_JVM:-}" | tr ' ' '\n')
# shellcheck disable=SC2086
exec "$home/runtime/bin/java" \
@FLAGS@
    $verb $aot -Dkakehashi.home="$home" \
    -cp "@CLASSPATH@" \
    jp.kakehashi.app.Main "$@"
