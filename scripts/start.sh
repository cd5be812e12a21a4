#!/bin/sh
# npm start: installs and builds what is missing, then becomes the server. Nothing stays between npm and the
# server, which would hold memory for as long as it runs.
case " $* " in
*' --help '* | *' -h '*)
  cat <<'EOF'
npm start

Installs and builds what is missing, then starts TaskForce with everything it needs and prints the address.
Settings are environment variables or lines of a file .env; .env.example lists them:
  PORT=4000 npm start
EOF
  exit
  ;;
esac
exec 4>&1
ready=$(exec node "$(dirname "$0")/prepare.mjs" 3>&1 1>&4 4>&-) || exit
exec 4>&-
{ read -r node && read -r program; } <<EOF
$ready
EOF
# npm that is killed outright passes nothing on. Started in any other way, the server may outlive its parent.
exec "$node" "$program" serve ${npm_lifecycle_event:+--end-with-parent} "$@"
