# Runtimes with their own ways to a socket. Each binds port OLD in its default way and prints address and port.

# runtime WAYS EXPECTED COMMAND...
runtime() {
    ways=$1
    expected=$2
    shift 2
    if ! has "$1"; then
        printf 'SKIPPED %s: not installed\n' "$1"
        return
    fi
    for way in $ways; do
        works "$way" || continue
        fresh_report
        wanted=$new
        same "$1, $way" "$expected" "$("$through" "$way" "$@" 2>&1)"
    done
}

cat >"$work/Listen.java" <<'JAVA'
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

class Listen {
    public static void main(String[] arguments) throws Exception {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(Integer.parseInt(arguments[0])));
        System.out.println(channel.socket().getInetAddress().getHostAddress() + " " + channel.socket().getLocalPort());
    }
}
JAVA
cat >"$work/listen.py" <<'PYTHON'
import socket, sys
server = socket.create_server(("", int(sys.argv[1])), family=socket.AF_INET6, dualstack_ipv6=True)
print(*server.getsockname()[:2])
PYTHON
cat >"$work/listen.js" <<'NODE'
const server = require("net").createServer().listen(Number(process.argv[2]), () => {
  console.log(server.address().address, server.address().port);
  server.close();
});
NODE
cat >"$work/listen.go" <<'GO'
package main

import (
	"fmt"
	"net"
	"os"
)

func main() {
	listener, err := net.Listen("tcp", ":"+os.Args[1])
	if err != nil {
		panic(err)
	}
	fmt.Println(listener.Addr())
}
GO

runtime 'library supervisor' "127.0.0.1 $new" java "$work/Listen.java" "$old"
runtime 'library supervisor' "::ffff:127.0.0.1 $new" python3 "$work/listen.py" "$old"
runtime 'library supervisor' "::ffff:127.0.0.1 $new" node "$work/listen.js" "$old"
build_go() {
    (cd "$work" && CGO_ENABLED=0 GOCACHE="$work/cache" GO111MODULE=off go build -o listen-go listen.go)
}
if has go && build_go; then
    runtime supervisor "127.0.0.1:$new" "$work/listen-go" "$old"
else
    printf 'SKIPPED go: not installed\n'
fi
