/* server PORT [6]: greets as a VNC server does, on all IPv4 addresses, or with 6 on all IPv6 addresses alone. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int listen_on(const struct sockaddr *address, socklen_t length)
{
    int on = 1;
    int fd = socket(address->sa_family, SOCK_STREAM, 0);
    if (address->sa_family == AF_INET6)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (bind(fd, address, length) != 0 || listen(fd, 5) != 0) {
        perror("server");
        exit(3);
    }
    return fd;
}

int main(int argc, char **argv)
{
    static const char greeting[] = "RFB 003.008\n";
    char byte;
    struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons((unsigned short)atoi(argv[1]))};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = four.sin_port};
    int fd = argc > 2 ? listen_on((struct sockaddr *)&six, sizeof six) : listen_on((struct sockaddr *)&four, sizeof four);
    for (;;) {
        int client = accept(fd, NULL, NULL);
        if (client >= 0 && write(client, greeting, strlen(greeting)) > 0 && read(client, &byte, 1) >= 0)
            close(client);
    }
}
