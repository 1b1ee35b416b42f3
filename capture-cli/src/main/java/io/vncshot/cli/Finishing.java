package io.vncshot.cli;

import io.vncshot.cli.action.ActionException;
import io.vncshot.cli.action.Performed;
import io.vncshot.cli.message.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the file of a capture while the next picture is being fetched. */
final class Finishing extends Thread {
    private final Performed performed;
    private @Nullable JsonObject facts;
    private @Nullable Throwable failure;

    private Finishing(Performed performed) {
        super("finishing");
        this.performed = performed;
        setDaemon(true);
    }

    static Finishing start(Performed performed) {
        performed.detach();
        Finishing finishing = new Finishing(performed);
        finishing.start();
        return finishing;
    }

    Performed performed() {
        return performed;
    }

    @Override
    public void run() {
        try {
            facts = performed.finish();
        } catch (IOException | ActionException | RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Waits until it is written, and throws what the writing threw. */
    JsonObject end() throws IOException, ActionException {
        try {
            join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while writing", e);
        }
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof ActionException e) {
            throw e;
        }
        if (facts == null) {
            throw new IllegalStateException(failure);
        }
        return facts;
    }
}
