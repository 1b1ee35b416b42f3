package io.vncshot.proxy.wrap;

import io.vncshot.proxy.address.HostPort;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows what one run of the command listens on, says what there is to say, and keeps the state file. */
final class ServerWatch {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");
    private static final int FIRST_DISPLAY = 5900;
    private static final int LAST_DISPLAY = 5999;

    /** Some listen elsewhere for a moment before they listen where they should. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

    private static final long LISTENERS_INTERVAL = TimeUnit.SECONDS.toNanos(2);
    private static final int LISTENER_LOOKS = 5;

    private final WrapSettings settings;
    private final ServerInspector inspector;
    private final @Nullable StateFile stateFile;
    private final LongSupplier nanoClock;
    private final Set<HostPort> toldListeners = new HashSet<>();

    private Finding.@Nullable Serving serving;
    private Set<Long> knownListeners = Set.of();
    private boolean hasServed;
    private Finding complaint = new Finding.Nothing();
    private long complaintSince;
    private boolean complained;
    private int listenerLooks;
    private long nextListenerLook;
    private long lostSince;

    /** Without a state file nothing is told to vncshot. */
    ServerWatch(
            WrapSettings settings, ServerInspector inspector, @Nullable StateFile stateFile, LongSupplier nanoClock) {
        this.settings = settings;
        this.inspector = inspector;
        this.stateFile = stateFile;
        this.nanoClock = nanoClock;
    }

    /** Where the server is now, or null if it is nowhere. */
    @Nullable
    HostPort look() throws IOException {
        Finding.Serving known = serving;
        if (known != null && inspector.isUnchanged(known, knownListeners)) {
            tellListeners();
            return known.socket().hostPort();
        }
        Set<Long> listeners = inspector.publicListeners();
        Finding found = inspector.inspect();
        if (found instanceof Finding.Serving now) {
            knownListeners = listeners;
            if (!now.equals(known)) {
                begin(now);
            }
            return now.socket().hostPort();
        }
        if (known != null) {
            lose();
        }
        consider(found);
        return null;
    }

    private void begin(Finding.Serving now) throws IOException {
        serving = now;
        hasServed = true;
        complained = false;
        complaint = new Finding.Nothing();
        HostPort address = now.socket().hostPort();
        if (stateFile != null) {
            stateFile.write(address);
        }
        LOG.info("{} is ready on {}, moved there from port {}", settings.name(), address, settings.port());
        listenerLooks = LISTENER_LOOKS;
        nextListenerLook = nanoClock.getAsLong();
        tellListeners();
    }

    private void lose() throws IOException {
        LOG.warn("{} listens no more", settings.name());
        serving = null;
        lostSince = nanoClock.getAsLong();
        if (stateFile != null) {
            stateFile.remove();
        }
    }

    private void consider(Finding found) {
        if (!found.equals(complaint)) {
            complaint = found;
            complaintSince = nanoClock.getAsLong();
            complained = false;
        }
        if (!complained && hasLasted() && !(found instanceof Finding.Nothing)) {
            complained = true;
            LOG.error("{}", describe(found));
        }
    }

    private boolean hasLasted() {
        boolean atOnce = complaint instanceof Finding.Exposed;
        return atOnce || nanoClock.getAsLong() - complaintSince >= PATIENCE;
    }

    /** Whether it has become clear that this run of the command cannot be served. */
    boolean isHopeless() {
        if (serving != null || hasServed || !hasLasted()) {
            return false;
        }
        return complaint instanceof Finding.Exposed
                || (complaint instanceof Finding.Elsewhere elsewhere && displayOf(elsewhere) != null);
    }

    /** How long the server that there was has been away, in seconds; 0 if there was none or is one. */
    long secondsLost() {
        boolean lost = hasServed && serving == null;
        return lost ? TimeUnit.NANOSECONDS.toSeconds(nanoClock.getAsLong() - lostSince) : 0;
    }

    boolean hasServed() {
        return hasServed;
    }

    /** For the log; what others are told does not say what runs here. */
    private String describe(Finding found) {
        if (found instanceof Finding.Exposed exposed) {
            return "nothing is served: " + settings.name() + " listens on "
                    + exposed.socket().hostPort() + ", past this proxy; try --rebind=seccomp";
        }
        if (found instanceof Finding.Foreign foreign) {
            return "nothing is served: what listens on " + foreign.socket().hostPort()
                    + " is, as far as can be seen, not a process of " + settings.name()
                    + "; run websockify as that user or as root";
        }
        return found instanceof Finding.Elsewhere elsewhere ? describe(elsewhere) : "";
    }

    private String describe(Finding.Elsewhere elsewhere) {
        ListeningSocket display = displayOf(elsewhere);
        ListeningSocket shown = display == null ? elsewhere.sockets().get(0) : display;
        return "nothing is served: " + settings.name() + " listens on port " + shown.port()
                + displayName(shown.port()) + ", not on port " + settings.port() + displayName(settings.port())
                + ", so it was not moved; write `websockify " + shown.port() + " ... -- "
                + settings.command().get(0) + " ...`, or have it use port " + settings.port() + displayAdvice();
    }

    private static String displayName(int port) {
        return port >= FIRST_DISPLAY && port <= LAST_DISPLAY ? " (display :" + (port - FIRST_DISPLAY) + ")" : "";
    }

    private String displayAdvice() {
        int display = settings.port() - FIRST_DISPLAY;
        if (display < 0 || settings.port() > LAST_DISPLAY) {
            return "";
        }
        return ": for a vncserver script display :" + display + " as the first argument, `" + settings.name() + " :"
                + display + " ...`";
    }

    private static @Nullable ListeningSocket displayOf(Finding.Elsewhere elsewhere) {
        for (ListeningSocket socket : elsewhere.sockets()) {
            if (socket.port() >= FIRST_DISPLAY && socket.port() <= LAST_DISPLAY) {
                return socket;
            }
        }
        return null;
    }

    /** Some open further ports a little later. */
    private void tellListeners() throws IOException {
        if (listenerLooks == 0 || nanoClock.getAsLong() - nextListenerLook < 0) {
            return;
        }
        listenerLooks--;
        nextListenerLook = nanoClock.getAsLong() + LISTENERS_INTERVAL;
        for (ListeningSocket socket : inspector.reachableFromOutside()) {
            if (toldListeners.add(socket.hostPort())) {
                LOG.warn(
                        "{} also listens on {}, where others can reach it past this proxy{}",
                        settings.name(),
                        socket.hostPort(),
                        listenerAdvice(socket.port()));
            }
        }
    }

    private static String listenerAdvice(int port) {
        if (port >= ServerInspector.X11_FIRST && port <= ServerInspector.X11_LAST) {
            return "; for an X server, -nolisten tcp closes it";
        }
        return port == FIRST_DISPLAY ? "; for x11vnc, -no6 closes it" : "";
    }

    void close() throws IOException {
        if (serving != null && stateFile != null) {
            stateFile.remove();
        }
        serving = null;
    }
}
