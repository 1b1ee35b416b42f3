/*
 * scenarios OLD: what several binds to OLD mean to each other. The same has to hold with and without interception; with
 * a second argument all of them have to be on one loopback port too, and that is not OLD.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef DIRECT
#define bind(fd, address, length) (int)syscall(SYS_bind, fd, address, length)
#endif

enum { PLAIN = 0, REUSE = 1, REUSE_PORT = 2, ONLY_IPV6 = 4, DUAL_STACK = 8, IPV6 = ONLY_IPV6 | DUAL_STACK };
enum { THREADS = 8, ROUNDS = 50, STORM = 400 };

static int old_port, intercepted;
static _Atomic int failures, moved_port;
static const char *program;

static void check(int holds, const char *rule)
{
    if (holds)
        return;
    printf("FAILED: %s (%s)\n", rule, strerror(errno));
    failures++;
}

/* Returns a bound socket, or -1 with bind's errno. */
static int bound(int options)
{
    int fd = socket((options & IPV6) != 0 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons((in_port_t)old_port)};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons((in_port_t)old_port)};
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){(options & REUSE) != 0}, sizeof(int));
    setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &(int){(options & REUSE_PORT) != 0}, sizeof(int));
    if ((options & IPV6) != 0)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &(int){(options & ONLY_IPV6) != 0}, sizeof(int));
    int result = (options & IPV6) != 0 ? bind(fd, (struct sockaddr *)&v6, sizeof v6)
                                       : bind(fd, (struct sockaddr *)&v4, sizeof v4);
    if (result == 0)
        return fd;
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}

static int port_of(int fd)
{
    struct sockaddr_in6 address = {0};
    socklen_t length = sizeof address;
    getsockname(fd, (struct sockaddr *)&address, &length);
    return ntohs(address.sin6_port); /* where IPv4 has it too */
}

static void check_place(int fd, const char *rule)
{
    check(fd >= 0, rule);
    if (fd < 0)
        return;
    int port = port_of(fd), expected = 0;
    if (!intercepted) {
        check(port == old_port, rule);
        return;
    }
    atomic_compare_exchange_strong(&moved_port, &expected, port);
    check(port == moved_port && port != old_port, rule);
}

static int is_refused(int options)
{
    int fd = bound(options);
    if (fd < 0)
        return errno == EADDRINUSE;
    close(fd);
    return 0;
}

static int connects(const char *address)
{
    int port = intercepted ? moved_port : old_port;
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((in_port_t)port)};
    inet_pton(AF_INET, address, &to.sin_addr);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    int result = connect(fd, (struct sockaddr *)&to, sizeof to);
    close(fd);
    return result == 0;
}

static void second_binds(void)
{
    int first = bound(PLAIN);
    check_place(first, "a bind finds its place");
    check(is_refused(PLAIN), "a second bind is refused while the first is only bound");
    check(is_refused(REUSE), "SO_REUSEADDR on the second alone does not help");
    close(first);
    first = bound(REUSE);
    int second = bound(REUSE);
    check_place(first, "a port that was closed is bound again");
    check_place(second, "SO_REUSEADDR on both lets two be bound");
    close(second);
    listen(first, 1);
    check(is_refused(REUSE), "a probe is refused while the server listens");
    check(is_refused(DUAL_STACK | REUSE), "a dual-stack probe is refused while the server listens");
    check(connects("127.0.0.1"), "the server is reached");
    close(first);
}

static void pairs(void)
{
    int first = bound(REUSE_PORT), second = bound(REUSE_PORT);
    check_place(first, "the first of an SO_REUSEPORT pair");
    check_place(second, "the second of an SO_REUSEPORT pair");
    check(listen(first, 1) == 0 && listen(second, 1) == 0, "both of a pair listen");
    check(is_refused(REUSE), "a third one without SO_REUSEPORT is refused");
    close(first);
    close(second);
}

static void families(void)
{
    int v4 = bound(REUSE), v6 = bound(ONLY_IPV6 | REUSE);
    check_place(v4, "IPv4 beside IPv6");
    check_place(v6, "IPv6 beside IPv4, on the same port");
    check(listen(v4, 1) == 0 && listen(v6, 1) == 0, "both families listen");
    close(v4);
    close(v6);
    int dual = bound(DUAL_STACK);
    check_place(dual, "a dual-stack socket");
    check(listen(dual, 1) == 0 && connects("127.0.0.1"), "a dual-stack server is reached over IPv4");
    check(is_refused(REUSE), "an IPv4 probe is refused while a dual-stack server listens");
    close(dual);
}

static void *bind_often(void *unused)
{
    for (int i = 0; i < ROUNDS; i++) {
        int fd = bound(REUSE_PORT);
        check_place(fd, "a bind among threads");
        close(fd);
    }
    return unused;
}

static void threads(void)
{
    pthread_t thread[THREADS];
    for (int i = 0; i < THREADS; i++)
        pthread_create(&thread[i], NULL, bind_often, NULL);
    for (int i = 0; i < THREADS; i++)
        pthread_join(thread[i], NULL);
}

static void *bind_for_ever(void *unused)
{
    for (;;) {
        int state, fd = bound(REUSE_PORT);
        pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state); /* close() is where it would leave, with fd open */
        close(fd);
        pthread_setcancelstate(state, NULL);
        pthread_testcancel();
    }
    return unused;
}

static void cancelled_threads(void)
{
    for (int i = 0; i < ROUNDS; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, bind_for_ever, NULL);
        int fd = bound(REUSE_PORT);
        check_place(fd, "a bind beside a thread that is cancelled");
        close(fd);
        pthread_cancel(thread);
        pthread_join(thread, NULL);
    }
}

static void bind_in_handler(int signal)
{
    int error = errno;
    (void)signal;
    close(bound(REUSE_PORT));
    errno = error;
}

static void signal_storm(void)
{
    struct sigaction action = {.sa_handler = bind_in_handler, .sa_flags = SA_RESTART};
    struct itimerval often = {{0, 300}, {0, 300}}, never = {{0, 0}, {0, 0}};
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &often, NULL);
    for (int i = 0; i < STORM; i++) {
        int fd = bound(REUSE_PORT);
        check_place(fd, "a bind that signals interrupt, whose handler binds");
        close(fd);
    }
    setitimer(ITIMER_REAL, &never, NULL);
}

static void children(void)
{
    int status = -1, first = bound(REUSE);
    check_place(first, "the parent's bind");
    listen(first, 1);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0)
        _exit(is_refused(REUSE) ? 0 : 1);
    waitpid(child, &status, 0);
    check(status == 0, "a forked child's probe is refused while the parent listens");
    char port[16];
    snprintf(port, sizeof port, "%d", old_port);
    child = fork();
    if (child == 0) {
        execl(program, program, "refused", port, NULL);
        _exit(127);
    }
    waitpid(child, &status, 0);
    check(status == 0, "an executed program's probe is refused while the parent listens");
    close(first);
}

int main(int argc, char **argv)
{
    program = argv[0];
    if (argc == 3 && strcmp(argv[1], "refused") == 0) {
        old_port = atoi(argv[2]);
        return is_refused(REUSE) ? 0 : 1;
    }
    if (argc < 2)
        return 125;
    old_port = atoi(argv[1]);
    intercepted = argc > 2;
    second_binds();
    pairs();
    families();
    threads();
    cancelled_threads();
    signal_storm();
    children();
    return failures == 0 ? 0 : 1;
}
