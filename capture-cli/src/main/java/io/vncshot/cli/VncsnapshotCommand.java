package io.vncshot.cli;

import io.vncshot.cli.action.CutTexts;
import io.vncshot.cli.message.ExitStatus;
import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.Messages;
import io.vncshot.cli.message.UsageException;
import io.vncshot.cli.message.Verbosity;
import io.vncshot.cli.option.Layers;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.VncsnapshotOptions;
import io.vncshot.cli.option.VncsnapshotOptions.Blank;
import io.vncshot.cli.option.VncsnapshotOptions.Pointer;
import io.vncshot.cli.option.VncsnapshotOptions.Talk;
import io.vncshot.cli.picture.PartFiles;
import io.vncshot.cli.picture.PictureFile;
import io.vncshot.cli.picture.PictureOutput;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.imaging.Picture;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.CursorMode;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.protocol.Rectangle;
import io.vncshot.rfb.protocol.RfbException;
import io.vncshot.rfb.transport.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Stands in for {@code vncsnapshot}: its options, its files and its exit status, which is 1 for whatever goes wrong. */
final class VncsnapshotCommand {
    private static final ExitStatus FAILED = ExitStatus.UNEXPECTED;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Invocation invocation;

    VncsnapshotCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    ExitStatus run(List<String> words) throws IOException {
        if (VncsnapshotOptions.asksForHelp(words)) {
            String help = String.join("\n", VncsnapshotOptions.USAGE);
            invocation.stdout().write(help.getBytes(StandardCharsets.UTF_8));
            invocation.stdout().flush();
            return ExitStatus.DONE;
        }
        Messages messages = Messages.to(invocation.stderr(), Verbosity.NORMAL);
        try {
            VncsnapshotOptions options = VncsnapshotOptions.parse(words);
            Layers layers = new Layers(invocation.environment(), invocation.workingDirectory());
            Settings settings = Settings.load(Options.TABLE, options.connection(), layers);
            new Snapshots(options, settings, messages).take();
            return ExitStatus.DONE;
        } catch (UsageException | RfbException e) {
            messages.error(String.valueOf(e.getMessage()));
            return FAILED;
        } catch (IOException e) {
            messages.error(FileFailure.reason(e));
            return FAILED;
        }
    }

    /** The pictures of one connection. */
    private final class Snapshots {
        private final VncsnapshotOptions options;
        private final Settings settings;
        private final Messages messages;
        private final TimeBudget time;

        Snapshots(VncsnapshotOptions options, Settings settings, Messages messages) {
            this.options = options;
            this.settings = settings;
            this.messages = messages;
            this.time = TimeBudget.start(settings, invocation.nanoClock());
        }

        void take() throws IOException, UsageException {
            try (Destination destination = Destination.open(settings, invocation);
                    PartFiles parts = new PartFiles();
                    RfbSession session = connect(destination)) {
                PictureOutput output = new PictureOutput(invocation.stdout(), parts, options.quality());
                for (int number = 0; number < Math.max(1, options.count()); number++) {
                    if (number > 0) {
                        session.serveUntil(deadline(options.pause()));
                    }
                    take(session, destination, output, options.file(number));
                }
            }
        }

        private RfbSession connect(Destination destination) throws RfbException, UsageException {
            CursorMode cursor = options.pointer() == Pointer.DRAWN ? CursorMode.DRAWN_BY_SERVER : CursorMode.OMITTED;
            ClientOptions client = Connection.options(invocation, settings, destination, messages, time)
                    .withListener(new CutTexts())
                    .withCursor(cursor);
            try {
                return RfbClient.connect(destination.address(), client, time.deadline());
            } catch (RfbException e) {
                throw new RfbException(e.reason(), destination.address().display() + ": " + e.getMessage(), e);
            }
        }

        private void take(RfbSession session, Destination destination, PictureOutput output, String name)
                throws IOException, UsageException {
            PictureFile file = file(name);
            Deadline deadline = deadline(settings.get(Options.TIMEOUT));
            Rectangle part = look(session, deadline);
            Picture picture = picture(session, part);
            output.write(file, picture, List.of(), deadline);
            if (options.talk() == Talk.VERBOSE) {
                invocation
                        .stderr()
                        .println("Image saved from " + destination.address().display() + " " + session.width() + "x"
                                + session.height() + " screen to " + name + " using " + part.width() + "x"
                                + part.height() + "+" + part.x() + "+" + part.y() + " rectangle");
            }
        }

        private PictureFile file(String name) throws UsageException {
            try {
                return PictureFile.jpeg(name, invocation.workingDirectory());
            } catch (IllegalArgumentException e) {
                throw new UsageException("vncsnapshot: " + name + ": " + e.getMessage());
            }
        }

        /** Fetches the screen until it is not black, and says which part of it is wanted. */
        private Rectangle look(RfbSession session, Deadline deadline) throws RfbException {
            boolean waits = options.blank() != Blank.KEPT;
            boolean warns = options.blank() == Blank.WAITED_OUT_WITH_A_WARNING && options.talk() == Talk.VERBOSE;
            while (true) {
                session.refresh(deadline);
                Rectangle part = options.part().isPresent()
                        ? options.part().get().on(session.width(), session.height())
                        : new Rectangle(0, 0, session.width(), session.height());
                if (!waits || !isBlack(picture(session, part))) {
                    return part;
                }
                if (warns) {
                    messages.warning("the screen is black all over, which is waited out; -allowblank takes it");
                    warns = false;
                }
                session.serveUntil(deadline.within(BETWEEN_LOOKS));
                if (deadline.hasPassed()) {
                    throw new RfbException(
                            RfbException.Reason.TIMEOUT,
                            "the screen was black all over for " + deadline + "; -allowblank takes it");
                }
            }
        }

        private Picture picture(RfbSession session, Rectangle part) {
            return Picture.of(session.pixels(), session.width(), session.height())
                    .crop(part.x(), part.y(), part.width(), part.height());
        }

        private Deadline deadline(Duration allowed) {
            return Deadline.after(allowed, "VNCSHOT_TIMEOUT", invocation.nanoClock());
        }
    }

    private static boolean isBlack(Picture picture) {
        for (int y = 0; y < picture.height(); y++) {
            int row = picture.offset() + y * picture.stride();
            for (int x = 0; x < picture.width(); x++) {
                if ((picture.argb()[row + x] & 0xFFFFFF) != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}
