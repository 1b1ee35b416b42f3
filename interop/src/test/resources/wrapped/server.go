// server PORT: greets as a VNC server does, on all addresses of both families.
package main

import (
	"fmt"
	"net"
	"os"
)

func main() {
	listener, err := net.Listen("tcp", ":"+os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(3)
	}
	for {
		client, err := listener.Accept()
		if err == nil {
			fmt.Fprint(client, "RFB 003.008\n")
		}
	}
}
