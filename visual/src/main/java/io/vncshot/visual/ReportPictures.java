package io.vncshot.visual;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pictures of a report: which there are, and which of them are part of it. */
final class ReportPictures {
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int PNG_WIDTH_AT = 16;
    private static final int PNG_HEADER = 24;
    private static final int LONGEST_SIDE = 65_535;
    private static final String HEX = "0123456789ABCDEF";

    private final Path reportFolder;
    private final Map<CheckResult, List<ReportPicture>> planned = new HashMap<>();
    private long room;
    private boolean linksSome;

    /**
     * @param report the file to be
     * @param room for so many bytes of pictures in the report
     */
    ReportPictures(Path report, long room) {
        this.reportFolder = report.toAbsolutePath().normalize().resolveSibling("");
        this.room = room;
    }

    /**
     * Decides about a check's pictures; those of the first checks get the room.
     *
     * @param folder of the results, with their pictures
     * @throws CheckException for a picture outside the folder
     */
    void plan(Path folder, CheckResult check) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        ResultFiles files = check.files();
        List<ReportPicture> pictures = new ArrayList<>();
        add(pictures, check, absolute, "diff", files.diff());
        add(pictures, check, absolute, "actual", files.actual());
        add(pictures, check, absolute, "expected", files.expected());
        add(pictures, check, absolute, "previous", files.previous());
        planned.put(check, pictures);
    }

    /** In the order in which people want to see them. */
    List<ReportPicture> of(CheckResult check) {
        return planned.getOrDefault(check, List.of());
    }

    /** Whether the room was not enough. */
    boolean linksSome() {
        return linksSome;
    }

    private void add(List<ReportPicture> pictures, CheckResult check, Path folder, String kind, String name)
            throws IOException {
        if (name.isEmpty()) {
            return;
        }
        Path file = folder.resolve(name).normalize();
        if (!isInside(folder, file)) {
            throw new CheckException("check \"" + check.name() + "\": the " + kind + " file \"" + name
                    + "\" leaves the results folder; take it out of " + ResultsFile.NAME);
        }
        String prefix = reportFolder.relativize(folder).toString().replace('\\', '/');
        String link = link(prefix.isEmpty() ? name : prefix + "/" + name);
        String problem = Files.isRegularFile(file) ? "" : name + " is missing";
        Size size = problem.isEmpty() ? size(file) : Size.NONE;
        if (problem.isEmpty() && size.equals(Size.NONE)) {
            problem = name + " is not a PNG picture";
        }
        boolean fits = !problem.isEmpty() || Files.size(file) <= room;
        room -= problem.isEmpty() && fits ? Files.size(file) : 0;
        linksSome |= !fits;
        pictures.add(new ReportPicture(kind, name, file, link, size, !fits, problem));
    }

    /** Also where a symbolic link leads. */
    private static boolean isInside(Path folder, Path file) throws IOException {
        return file.startsWith(folder)
                && (!Files.exists(file) || file.toRealPath().startsWith(folder.toRealPath()));
    }

    private static Size size(Path file) throws IOException {
        byte[] header;
        try (InputStream in = Files.newInputStream(file)) {
            header = in.readNBytes(PNG_HEADER);
        }
        if (header.length < PNG_HEADER || Arrays.mismatch(header, PNG_START) < PNG_START.length) {
            return Size.NONE;
        }
        ByteBuffer sides = ByteBuffer.wrap(header, PNG_WIDTH_AT, PNG_HEADER - PNG_WIDTH_AT);
        Size size = new Size(sides.getInt(), sides.getInt());
        boolean isPossible =
                Math.min(size.width(), size.height()) > 0 && Math.max(size.width(), size.height()) <= LONGEST_SIDE;
        return isPossible ? size : Size.NONE;
    }

    /** What an {@code img} element shows: the picture itself, or a link to its file. */
    String source(ReportPicture picture) throws IOException {
        if (picture.isLinked()) {
            return picture.link();
        }
        byte[] png = Files.readAllBytes(picture.path());
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /** A relative URL. */
    private static String link(String path) {
        StringBuilder link = new StringBuilder(path.startsWith("/") ? "" : "./");
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean isPlain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "/._-".indexOf(c) >= 0;
            if (isPlain) {
                link.append(c);
            } else {
                link.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return link.toString();
    }
}
