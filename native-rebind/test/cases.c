/*
 * cases OLD NEW: one bind per row. A row that is to be moved is checked here; every other row is printed, so that what
 * happens with and without interception can be compared: it has to be the kernel's own answer.
 * OLD and NEW are the ports of the rule; NEW is 0 when the kernel chooses, and left out when nothing is intercepted.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#ifndef IPPROTO_MPTCP
#define IPPROTO_MPTCP 262
#endif

#ifdef DIRECT /* as Go and other runtimes without a libc do */
#define bind(fd, address, length) (int)syscall(SYS_bind, fd, address, length)
#endif

enum where {
    PLAIN,
    READ_ONLY,
    ODD_ADDRESS,       /* not aligned */
    AT_PAGE_END,       /* the row's readable bytes end at a page that may not be read */
    NOWHERE,           /* NULL */
    WILD_LOW,          /* never mapped */
    WILD_HIGH,         /* the kernel's half */
};

enum port { OLD, OTHER, ZERO };

struct row {
    const char *name;
    const char *moved; /* the loopback address it has to get, or NULL: the kernel's answer */
    int domain, type, protocol;
    int family; /* of the address, if not the domain */
    const char *address;
    enum port port;
    long length; /* given to bind, if not that of the family */
    enum where where;
    int readable;   /* bytes before the page's end */
    int only_ipv6;  /* 1 or 2: off */
};

#define TCP4 .domain = AF_INET, .type = SOCK_STREAM
#define TCP6 .domain = AF_INET6, .type = SOCK_STREAM
#define UDP4 .domain = AF_INET, .type = SOCK_DGRAM
#define UDP6 .domain = AF_INET6, .type = SOCK_DGRAM
#define LENGTH_0 (-1)
#define UNSPECIFIED (-1)

static const char V4[] = "127.0.0.1", V6[] = "::1", MAPPED[] = "::ffff:127.0.0.1";

static const struct row rows[] = {
    {"any IPv4", V4, TCP4, .address = "0.0.0.0"},
    {"loopback", V4, TCP4, .address = "127.0.0.1"},
    {"another loopback address", V4, TCP4, .address = "127.0.0.2"},
    {"an address of elsewhere", V4, TCP4, .address = "203.0.113.7"},
    {"non-blocking", V4, .domain = AF_INET, .type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, .address = "0.0.0.0"},
    {"multipath TCP", V4, TCP4, .protocol = IPPROTO_MPTCP, .address = "0.0.0.0"},
    {"length of a sockaddr_storage", V4, TCP4, .address = "0.0.0.0", .length = 128},
    {"read-only memory", V4, TCP4, .address = "0.0.0.0", .where = READ_ONLY},
    {"unaligned memory", V4, TCP4, .address = "0.0.0.0", .where = ODD_ADDRESS},
    {"the last 16 bytes of a page", V4, TCP4, .address = "0.0.0.0", .where = AT_PAGE_END, .readable = 16},
    {"any IPv6, dual stack", MAPPED, TCP6, .address = "::", .only_ipv6 = 2},
    {"any IPv6 alone", V6, TCP6, .address = "::", .only_ipv6 = 1},
    {"IPv6 loopback", V6, TCP6, .address = "::1"},
    {"IPv6 of elsewhere", V6, TCP6, .address = "2001:db8::1"},
    {"v4-mapped any", MAPPED, TCP6, .address = "::ffff:0.0.0.0", .only_ipv6 = 2},
    {"v4-mapped 127.0.0.2", MAPPED, TCP6, .address = "::ffff:127.0.0.2", .only_ipv6 = 2},
    {"IPv6 without scope", V6, TCP6, .address = "::", .length = 24, .only_ipv6 = 1},
    {"IPv6 multipath TCP", MAPPED, TCP6, .protocol = IPPROTO_MPTCP, .address = "::", .only_ipv6 = 2},
    {"IPv6, the last 28 bytes of a page", V6, TCP6, .address = "::1", .where = AT_PAGE_END, .readable = 28},

    {"another port", 0, TCP4, .address = "127.0.0.1", .port = OTHER},
    {"another port, IPv6", 0, TCP6, .address = "::1", .port = OTHER},
    {"another port, any", 0, TCP4, .address = "0.0.0.0", .port = OTHER},
    {"port 0", 0, TCP4, .address = "0.0.0.0", .port = ZERO},
    {"port 0, IPv6", 0, TCP6, .address = "::", .port = ZERO},
    {"UDP", 0, UDP4, .address = "0.0.0.0"},
    {"UDP, IPv6", 0, UDP6, .address = "::"},
    {"raw", 0, .domain = AF_INET, .type = SOCK_RAW, .protocol = IPPROTO_ICMP, .address = "127.0.0.1"},
    {"NULL", 0, TCP4, .address = "0.0.0.0", .where = NOWHERE},
    {"NULL of length 0", 0, TCP4, .address = "0.0.0.0", .where = NOWHERE, .length = LENGTH_0},
    {"wild", 0, TCP4, .address = "0.0.0.0", .where = WILD_LOW},
    {"wild, IPv6", 0, TCP6, .address = "::", .where = WILD_LOW},
    {"the kernel's memory", 0, TCP4, .address = "0.0.0.0", .where = WILD_HIGH},
    {"2 bytes at a page's end", 0, TCP4, .address = "0.0.0.0", .where = AT_PAGE_END, .readable = 2},
    {"15 bytes at a page's end", 0, TCP4, .address = "0.0.0.0", .where = AT_PAGE_END, .readable = 15},
    {"16 readable bytes of 17", 0, TCP4, .address = "0.0.0.0", .where = AT_PAGE_END, .readable = 16, .length = 17},
    {"28 readable bytes of 128", 0, TCP6, .address = "::", .where = AT_PAGE_END, .readable = 28, .length = 128},
    {"length 0", 0, TCP4, .address = "0.0.0.0", .length = LENGTH_0},
    {"length 1", 0, TCP4, .address = "0.0.0.0", .length = 1},
    {"length 2", 0, TCP4, .address = "0.0.0.0", .length = 2},
    {"length 8", 0, TCP4, .address = "0.0.0.0", .length = 8},
    {"length 15", 0, TCP4, .address = "0.0.0.0", .length = 15},
    {"length 129", 0, TCP4, .address = "0.0.0.0", .length = 129},
    {"length 4096", 0, TCP4, .address = "0.0.0.0", .length = 4096},
    {"length 2^31", 0, TCP4, .address = "0.0.0.0", .length = 0x80000000L},
    {"length 2^32-1", 0, TCP4, .address = "0.0.0.0", .length = 0xffffffffL},
    {"IPv6 of length 16", 0, TCP6, .address = "::", .length = 16},
    {"IPv6 of length 23", 0, TCP6, .address = "::", .length = 23},
    {"AF_UNSPEC any", 0, TCP4, .family = UNSPECIFIED, .address = "0.0.0.0"},
    {"AF_UNSPEC loopback", 0, TCP4, .family = UNSPECIFIED, .address = "127.0.0.1"},
    {"family 4711", 0, TCP4, .family = 4711, .address = "0.0.0.0"},
    {"IPv4 address, IPv6 socket", 0, TCP6, .family = AF_INET, .address = "0.0.0.0"},
    {"IPv6 address, IPv4 socket", 0, TCP4, .family = AF_INET6, .address = "::"},
    {"IPv4 address, Unix socket", 0, .domain = AF_UNIX, .type = SOCK_STREAM, .family = AF_INET, .address = "0.0.0.0"},
    {"v4-mapped, IPv6 alone", 0, TCP6, .address = "::ffff:127.0.0.1", .only_ipv6 = 1},
    {"abstract name of 16 bytes", 0, .domain = AF_UNIX, .type = SOCK_STREAM, .length = 16},
    {"abstract name of 110 bytes", 0, .domain = AF_UNIX, .type = SOCK_STREAM, .length = 110},
    {"abstract datagram name", 0, .domain = AF_UNIX, .type = SOCK_DGRAM, .length = 28},
    {"Unix socket to be named", 0, .domain = AF_UNIX, .type = SOCK_STREAM, .length = 2},
    {"netlink", 0, .domain = AF_NETLINK, .type = SOCK_RAW, .length = 12},
};

static int old_port, new_port, kernel_chose_new_port, intercepted, failures;

static int port_number(enum port port)
{
    return port == OLD ? old_port : port == OTHER ? old_port + 1 : 0;
}

static void fill_internet(const struct row *row, struct sockaddr_storage *to)
{
    in_port_t port = htons((in_port_t)port_number(row->port));
    struct sockaddr_in *v4 = (struct sockaddr_in *)to;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)to;
    v4->sin_port = port; /* where IPv6 has it too */
    if (inet_pton(AF_INET6, row->address, &v6->sin6_addr) != 1)
        inet_pton(AF_INET, row->address, &v4->sin_addr);
    if (row->family != UNSPECIFIED)
        to->ss_family = (sa_family_t)(row->family != 0 ? row->family : row->domain);
}

/* Returns the length to give to bind. */
static socklen_t fill(const struct row *row, struct sockaddr_storage *to)
{
    memset(to, 0, sizeof *to);
    if (row->address != NULL)
        fill_internet(row, to);
    else
        to->ss_family = (sa_family_t)row->domain;
    if (row->domain == AF_UNIX && row->length > 2)
        snprintf(((struct sockaddr_un *)to)->sun_path + 1, 13, "cases-%d", getpid()); /* abstract */
    if (row->length == LENGTH_0)
        return 0;
    if (row->length != 0)
        return (socklen_t)row->length;
    return strchr(row->address, ':') != NULL ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
}

/* Where the row wants its address: a copy in memory of the kind asked for. */
static void *place(const struct row *row, const struct sockaddr_storage *address)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, 3 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *at = pages;
    switch (row->where) {
    case NOWHERE: return NULL;
    case WILD_LOW: return (void *)8;
    case WILD_HIGH: return (void *)0xffff800000000000;
    case ODD_ADDRESS: at = pages + 1; break;
    case AT_PAGE_END: at = pages + page - row->readable; break;
    case PLAIN:
    case READ_ONLY: break;
    }
    memcpy(at, address, row->where == AT_PAGE_END ? (size_t)row->readable : sizeof *address);
    if (row->where == AT_PAGE_END)
        mprotect(pages + page, 2 * page, PROT_NONE);
    if (row->where == READ_ONLY)
        mprotect(pages, page, PROT_READ);
    return at;
}

/* A port that the kernel once chose for the rule it may choose again for who asks for any. */
static int may_be_chosen_again(const struct row *row)
{
    return kernel_chose_new_port && row->port == ZERO;
}

static void describe(const struct row *row, int fd, char *to, size_t size)
{
    struct sockaddr_storage bound = {0};
    socklen_t length = sizeof bound;
    char text[INET6_ADDRSTRLEN] = "?";
    getsockname(fd, (struct sockaddr *)&bound, &length);
    const struct sockaddr_in *v4 = (const struct sockaddr_in *)&bound;
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&bound;
    if (bound.ss_family == AF_INET)
        inet_ntop(AF_INET, &v4->sin_addr, text, sizeof text);
    else if (bound.ss_family == AF_INET6)
        inet_ntop(AF_INET6, &v6->sin6_addr, text, sizeof text);
    else {
        snprintf(to, size, "family %d length %d", bound.ss_family, (int)length);
        return;
    }
    int port = ntohs(bound.ss_family == AF_INET ? v4->sin_port : v6->sin6_port);
    if (port == old_port)
        snprintf(to, size, "%s OLD", text);
    else if (port == old_port + 1)
        snprintf(to, size, "%s OTHER", text);
    else if (intercepted && port == new_port && !may_be_chosen_again(row))
        snprintf(to, size, "%s NEW", text);
    else
        snprintf(to, size, "%s chosen", text);
}

static void learn_new_port(int fd)
{
    struct sockaddr_in bound;
    socklen_t length = sizeof bound;
    if (new_port == 0 && getsockname(fd, (struct sockaddr *)&bound, &length) == 0)
        new_port = ntohs(bound.sin_port), kernel_chose_new_port = 1;
}

static void run(const struct row *row)
{
    struct sockaddr_storage address;
    socklen_t length = fill(row, &address);
    int fd = socket(row->domain, row->type, row->protocol);
    if (fd < 0) {
        printf("%s: no such socket: %s\n", row->name, strerror(errno));
        return;
    }
    if (row->only_ipv6 != 0)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &(int){row->only_ipv6 == 1}, sizeof(int));
    void *at = place(row, &address);
    char got[128], wanted[128];
    errno = 4711;
    int result = bind(fd, at, length);
    int error = errno;
    if (result == 0 && row->moved != NULL && intercepted)
        learn_new_port(fd);
    if (result == 0)
        describe(row, fd, got, sizeof got);
    else
        snprintf(got, sizeof got, "%s", strerror(error));
    snprintf(wanted, sizeof wanted, "%s NEW", row->moved != NULL ? row->moved : "");
    if (result == 0 && error != 4711)
        printf("%s: errno changed to %d\n", row->name, error), failures++;
    if (intercepted && row->moved != NULL && strcmp(got, wanted) != 0)
        printf("FAILED %s: %s instead of %s\n", row->name, got, wanted), failures++;
    if (row->moved == NULL)
        printf("%s: %s\n", row->name, got);
    close(fd);
}

static void report(const char *name, int result)
{
    printf("%s: %s\n", name, result == 0 ? "bound" : strerror(errno));
}

static void run_without_socket(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((in_port_t)old_port)};
    int ends[2], file = open("/dev/null", O_RDONLY);
    report("no descriptor", bind(-1, (struct sockaddr *)&address, sizeof address));
    report("a descriptor never opened", bind(1000, (struct sockaddr *)&address, sizeof address));
    report("a file", bind(file, (struct sockaddr *)&address, sizeof address));
    if (pipe(ends) == 0)
        report("a pipe", bind(ends[0], (struct sockaddr *)&address, sizeof address));
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    report("first bind of a socket", bind(fd, (struct sockaddr *)&address, sizeof address));
    report("second bind of the same socket", bind(fd, (struct sockaddr *)&address, sizeof address));
    close(fd);
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return 125;
    old_port = atoi(argv[1]);
    intercepted = argc > 2;
    new_port = intercepted ? atoi(argv[2]) : -1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        run(&rows[i]);
    run_without_socket();
    return failures == 0 ? 0 : 1;
}
