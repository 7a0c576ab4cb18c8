#!/bin/sh
# Starts Wasmscope with the run-time beside it, as the launcher file of the same name says (lib/app/NAME.cfg). It stands in
# for jpackage's own launcher, which asks the package manager who owns it at every start and so needs a tenth of a second.
# The window has a start-up cache and options of its own, also where it is opened from a terminal.
self=$(readlink -f -- "$0")
lib=${self%/bin/*}/lib
app=$lib/app
case ${1:-} in
  '' | *.wasm) cfg=$app/Wasmscope.cfg ;;
  *) cfg=$app/${self##*/}.cfg ;;
esac
if [ ! -r "$cfg" ]; then
  echo "wasmscope: $cfg is missing: install Wasmscope again" >&2
  exit 1
fi

class_path= main=
while IFS='=' read -r key value; do
  case $key in
    app.classpath) class_path=$class_path${class_path:+:}$app${value#\$APPDIR} ;;
    app.mainclass) main=$value ;;
  esac
done <"$cfg"

set -- -classpath "$class_path" "$main" "$@"
while IFS='=' read -r key value; do
  if [ "$key" = java-options ]; then
    # The application's folder stands inside some options.
    case $value in *'$APPDIR'*) value=${value%%\$APPDIR*}$app${value#*\$APPDIR} ;; esac
    set -- "$value" "$@"
  fi
done <"$cfg"
exec "$lib/runtime/bin/java" "$@"
