#include "rule.h"

#include <arpa/inet.h>
#include <string.h>

static int parse_port(const char *text)
{
    int port = 0;
    if (*text == '\0')
        return 0;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return 0;
        port = port * 10 + (*text - '0');
        if (port > REBIND_MAX_PORT)
            return 0;
    }
    return port;
}

bool rule_parse(struct rule *rule, const char *old_port, const char *new_port)
{
    if (old_port == NULL || new_port == NULL)
        return false;
    rule->old_port = parse_port(old_port);
    if (strcmp(new_port, "auto") == 0) {
        rule->new_port = REBIND_AUTO;
        return rule->old_port != 0;
    }
    rule->new_port = parse_port(new_port);
    return rule->old_port != 0 && rule->new_port != 0;
}

bool rule_can_concern(socklen_t length)
{
    return length >= sizeof(struct sockaddr_in) && length <= sizeof(struct sockaddr_storage);
}

bool rule_matches(const struct rule *rule, const union endpoint *address, socklen_t length)
{
    if (!rule_can_concern(length))
        return false;
    if (address->any.sa_family == AF_INET6 && length < SHORTEST_IPV6)
        return false;
    if (address->any.sa_family != AF_INET && address->any.sa_family != AF_INET6)
        return false;
    return endpoint_port(address) == rule->old_port;
}

static int socket_option(int fd, int level, int option)
{
    int value = -1;
    socklen_t size = sizeof value;
    return getsockopt(fd, level, option, &value, &size) == 0 ? value : -1;
}

bool rule_concerns(int fd, const union endpoint *address)
{
    return socket_option(fd, SOL_SOCKET, SO_TYPE) == SOCK_STREAM
        && socket_option(fd, SOL_SOCKET, SO_DOMAIN) == address->any.sa_family;
}

static bool is_mapped(const union endpoint *address)
{
    return IN6_IS_ADDR_V4MAPPED(&address->v6.sin6_addr);
}

void rule_apply(int fd, union endpoint *address, int port)
{
    static const struct in6_addr mapped_loopback = {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 127, 0, 0, 1}}};
    if (address->any.sa_family == AF_INET) {
        address->v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address->v4.sin_port = htons((in_port_t)port);
        return;
    }
    bool dual_stack = IN6_IS_ADDR_UNSPECIFIED(&address->v6.sin6_addr)
        && socket_option(fd, IPPROTO_IPV6, IPV6_V6ONLY) == 0;
    address->v6.sin6_addr = dual_stack || is_mapped(address) ? mapped_loopback : in6addr_loopback;
    address->v6.sin6_port = htons((in_port_t)port);
    address->v6.sin6_scope_id = 0;
}

const char *endpoint_loopback(const union endpoint *address)
{
    return address->any.sa_family == AF_INET || is_mapped(address) ? "127.0.0.1" : "::1";
}

int endpoint_port(const union endpoint *address)
{
    return ntohs(address->any.sa_family == AF_INET ? address->v4.sin_port : address->v6.sin6_port);
}
