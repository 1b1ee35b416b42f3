package io.vncshot.cli.action;

import io.vncshot.cli.check.CheckBook;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.JsonObject;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.imaging.PictureMask;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.visual.CheckException;
import io.vncshot.visual.CheckOrder;
import io.vncshot.visual.CheckResult;
import io.vncshot.visual.SteadyScreen;
import io.vncshot.visual.VisualChecks;
import java.io.IOException;

/** Makes checks of a session's screen. */
final class ScreenChecker {
    private final RfbSession session;
    private final TimeBudget time;
    private final CheckBook book;
    private final String server;

    /** @param server as messages name it */
    ScreenChecker(RfbSession session, TimeBudget time, CheckBook book, String server) {
        this.session = session;
        this.time = time;
        this.book = book;
        this.server = server;
    }

    /** Makes a check; its result goes into the book also when it fails. */
    void check(String name, JsonObject facts) throws RfbException, ActionException {
        long start = time.now();
        CheckResult result;
        try {
            result = result(book.order(name, server)).took((time.now() - start) / 1_000_000);
        } catch (RfbException e) {
            throw e;
        } catch (IOException e) {
            throw new ActionException(FileFailure.reason(e), e);
        }
        book.put(result);
        facts.put("check", name).put("result", result.status().word());
        facts.put("compared", result.counts().compared())
                .put("different", result.counts().different());
        if (result.status().isFailure()) {
            throw new ActionException(CheckBook.exitStatus(result.status()), result.message());
        }
    }

    private CheckResult result(CheckOrder order) throws IOException {
        VisualChecks checks = book.checks();
        SteadyScreen steady = new SteadyScreen(session, new SteadyScreen.Masks() {
            @Override
            public PictureMask of(int width, int height) throws CheckException {
                return checks.mask(order, width, height);
            }
        });
        time.allow(book.quiet());
        try {
            if (steady.await(book.quiet(), time.deadline())) {
                return checks.check(order, steady.now());
            }
        } catch (CheckException e) {
            return checks.error(order, steady.now(), String.valueOf(e.getMessage()));
        }
        time.checkNotStopped();
        String moving = steady.movingInWords();
        String message = "the screen did not come to rest within " + time.deadline() + moving
                + (moving.isEmpty() ? "" : "; --mask leaves such a place out");
        return checks.neverStable(order, steady.previous(), steady.now(), steady.moving(), message);
    }
}
