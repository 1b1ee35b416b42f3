package io.vncshot.proxy.wrap;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.vncshot.proxy.address.HostPort;
import io.vncshot.proxy.address.Target;
import io.vncshot.proxy.address.TargetSupplier;
import io.vncshot.proxy.http.HttpException;
import io.vncshot.proxy.http.HttpStatus;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that the proxy has started. Clients that come before it is ready wait for it. What is private here belongs
 * to one thread; the public methods may be called from any.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the tasks catch what can go wrong
public final class WrappedServer implements TargetSupplier {
    private static final Logger LOG = LoggerFactory.getLogger("proxy");
    private static final int CLIENT_WAIT_SECONDS = 9;
    private static final int LOST_SECONDS = 5;
    private static final int RESPAWN_DELAY_MS = 1000;
    private static final int STARTING_LOOK_MS = 100;
    private static final int SERVING_LOOK_MS = 1000;
    private static final int CLOSE_SECONDS = 15;

    /** rebind-run's own failures are from here, the commands that cannot be executed to here. */
    private static final int FIRST_FAILURE = 124;

    private static final int LAST_FAILURE = 127;

    private final WrapSettings settings;
    private final @Nullable StateFile stateFile;
    private final ScheduledExecutorService thread;
    private final CountDownLatch settled = new CountDownLatch(1);
    private final Queue<Promise<Target>> waiting = new ArrayDeque<>();
    private final RespawnLimit respawnLimit = new RespawnLimit(System::nanoTime);

    private @Nullable CommandRun run;
    private @Nullable ServerWatch watch;
    private @Nullable HostPort address;
    private Runnable whenOver = () -> {};
    private volatile boolean isOver;
    private volatile int status;

    private WrappedServer(WrapSettings settings, @Nullable StateFile stateFile) {
        this.settings = settings;
        this.stateFile = stateFile;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread wrap = new Thread(task, "wrap");
            wrap.setDaemon(true);
            return wrap;
        });
    }

    /** Makes one whose command has not been started yet. */
    public static WrappedServer of(WrapSettings settings) {
        StateFile stateFile = null;
        try {
            stateFile =
                    StateFile.of(RuntimeFolder.open(settings.environment().get("XDG_RUNTIME_DIR")), settings.port());
        } catch (IOException e) {
            LOG.warn("`vncshot -s rebound:{}` will not work: {}", settings.port(), e.getMessage());
        }
        return new WrappedServer(settings, stateFile);
    }

    /**
     * Starts the command.
     *
     * @param over called once, from a thread of its own, when the proxy is to end with {@link #close}'s status
     */
    public void start(Runnable over) {
        thread.execute(() -> {
            whenOver = over;
            startRun();
        });
    }

    /** Waits until the server serves, or for so many seconds. False if it has become clear that there will be none. */
    public boolean awaitSettled(int seconds) throws InterruptedException {
        if (!settled.await(seconds, TimeUnit.SECONDS)) {
            LOG.warn("{} is not ready after {} s", settings.name(), seconds);
        }
        return !isOver;
    }

    @Override
    public Future<Target> find(EventLoop loop) {
        Promise<Target> target = loop.newPromise();
        try {
            thread.execute(() -> {
                waiting.add(target);
                look();
            });
            loop.schedule(
                    () -> target.tryFailure(unavailable("the server is not ready")),
                    CLIENT_WAIT_SECONDS,
                    TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            target.setFailure(unavailable("the server is ending"));
        }
        return target;
    }

    private static HttpException unavailable(String why) {
        return new HttpException(HttpStatus.SERVICE_UNAVAILABLE, why);
    }

    private void startRun() {
        if (isOver) {
            return;
        }
        try {
            CommandRun started = CommandRun.start(settings);
            LOG.info("started {}; its port {} is moved by {}", settings.name(), settings.port(), started.method());
            respawnLimit.started();
            run = started;
            watch = new ServerWatch(settings, started.inspector(settings.port()), stateFile, System::nanoTime);
            started.ended().thenAcceptAsync(this::ended, thread);
            lookAgain(started);
        } catch (IOException e) {
            LOG.error("{}", e.getMessage());
            finish(1);
        }
    }

    private void lookAgain(CommandRun of) {
        if (run == of && !isOver) {
            look();
            thread.schedule(
                    () -> lookAgain(of), address == null ? STARTING_LOOK_MS : SERVING_LOOK_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        ServerWatch current = watch;
        if (current != null) {
            try {
                address = current.look();
                judge(current);
            } catch (IOException e) {
                LOG.warn("looking for {}: {}", settings.name(), e.getMessage());
            }
        }
        answerClients();
    }

    private void judge(ServerWatch current) {
        if (address != null) {
            settled.countDown();
        } else if (current.isHopeless()) {
            finish(1);
        } else if (run != null && settings.mode() != WrapMode.IGNORE && current.secondsLost() >= LOST_SECONDS) {
            run.askToEnd();
        }
    }

    private void answerClients() {
        HostPort server = address;
        if (server != null) {
            for (Promise<Target> client : waiting) {
                client.trySuccess(new Target.Tcp(server));
            }
        } else if (isOver || (run == null && settings.mode() == WrapMode.IGNORE)) {
            for (Promise<Target> client : waiting) {
                client.tryFailure(unavailable("the server has ended"));
            }
        }
        waiting.removeIf(Future::isDone);
    }

    private void ended(int runStatus) {
        boolean failed = watch != null && !watch.hasServed() && runStatus >= FIRST_FAILURE && runStatus <= LAST_FAILURE;
        closeRun();
        if (isOver) {
            return;
        }
        LOG.warn("{} has ended with status {}", settings.name(), runStatus);
        if (failed) {
            finish(runStatus);
            return;
        }
        switch (settings.mode()) {
            case EXIT -> finish(runStatus);
            case IGNORE -> settled.countDown();
            case RESPAWN -> respawn(runStatus);
        }
        answerClients();
    }

    private void respawn(int runStatus) {
        if (respawnLimit.isReached()) {
            LOG.error(
                    "{} was started {} times within {} s and is not started again",
                    settings.name(),
                    RespawnLimit.STARTS,
                    RespawnLimit.SECONDS);
            finish(runStatus == 0 ? 1 : runStatus);
        } else {
            thread.schedule(this::startRun, RESPAWN_DELAY_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** The proxy is to end. */
    private void finish(int proxyStatus) {
        if (isOver) {
            return;
        }
        isOver = true;
        status = proxyStatus;
        address = null;
        answerClients();
        settled.countDown();
        new Thread(whenOver, "end").start();
    }

    private void closeRun() {
        try {
            if (watch != null) {
                watch.close();
            }
        } catch (IOException e) {
            LOG.warn("{}: {}", stateFile, e.getMessage());
        }
        address = null;
        watch = null;
        if (run != null) {
            run.close();
            run = null;
        }
    }

    /** Ends the command and all that it started, and waits for that. The result is the status to end with. */
    public int close() {
        try {
            thread.execute(this::closeNow);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is being ended already", settings.name());
        }
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("{} cannot be ended", settings.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return status;
    }

    private void closeNow() {
        isOver = true;
        closeRun();
        answerClients();
        thread.shutdownNow();
    }
}
