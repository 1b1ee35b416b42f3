package io.vncshot.proxy.wrap;

/** How the server's bind is moved. */
public enum RebindMethod {
    /** By the library where the command's file lets it work, else by the filter. */
    AUTO,
    /** By rebind.so in LD_PRELOAD. */
    PRELOAD,
    /** By rebind-run at the system call. */
    SECCOMP
}
