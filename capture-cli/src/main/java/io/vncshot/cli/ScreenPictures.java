package io.vncshot.cli;

import io.vncshot.cli.picture.AtomicFile;
import io.vncshot.cli.picture.PartFiles;
import io.vncshot.cli.record.Pictures;
import io.vncshot.imaging.ImageFormat;
import io.vncshot.imaging.Picture;
import io.vncshot.imaging.PictureWriter;
import io.vncshot.rfb.ClientOptions;
import io.vncshot.rfb.RfbClient;
import io.vncshot.rfb.RfbSession;
import io.vncshot.rfb.transport.Deadline;
import io.vncshot.rfb.transport.ServerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Takes pictures for a recording by a connection of its own, shared, so that they are what a playing sees: exact. */
final class ScreenPictures implements Pictures {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ServerAddress address;
    private final ClientOptions options;
    private final RecordOutput output;
    private final Path script;
    private int count;

    ScreenPictures(ServerAddress address, ClientOptions options, RecordOutput output, Path script) {
        this.address = address;
        this.options = options;
        this.output = output;
        this.script = script;
    }

    @Override
    public byte[] take() throws IOException {
        Deadline deadline = Deadline.after(LIMIT);
        try (RfbSession session = RfbClient.connect(address, options, deadline)) {
            session.refresh(deadline);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            Picture screen = Picture.of(session.pixels(), session.width(), session.height());
            PictureWriter.write(ImageFormat.PNG, screen, List.of(), png);
            return png.toByteArray();
        }
    }

    @Override
    public String keep(byte[] png) throws IOException {
        String name = stem() + "-" + ++count + ".png";
        if (output.kind() != RecordOutput.Kind.NOTHING) {
            try (PartFiles parts = new PartFiles()) {
                AtomicFile.replace(folder().resolve(name), png, parts);
            }
        }
        return name;
    }

    private Path folder() {
        Path parent = output.kind() == RecordOutput.Kind.STDOUT ? script : script.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private String stem() {
        boolean named = output.kind() == RecordOutput.Kind.SCRIPT || output.kind() == RecordOutput.Kind.FOLDER;
        String name = named ? String.valueOf(script.getFileName()) : "screen";
        return name.endsWith(RecordOutput.EXTENSION)
                ? name.substring(0, name.length() - RecordOutput.EXTENSION.length())
                : name;
    }
}
