package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.imaging.PictureComparison.Rule;
import io.vncshot.imaging.PictureComparison.Smoothing;
import io.vncshot.imaging.PictureDifference.DifferentArea;
import io.vncshot.visual.json.JsonException;
import io.vncshot.visual.json.JsonReader;
import io.vncshot.visual.json.JsonValue;
import io.vncshot.visual.json.JsonValue.Members;
import io.vncshot.visual.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** The file {@code results.json}: what a results folder is about, for programs. */
public final class ResultsFile {
    public static final String NAME = "results.json";

    private static final String FORMAT = "vncshot-results";
    private static final int VERSION = 1;

    private ResultsFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException whose message is what is wrong: the file, its version, a name in it that leaves its folder
     */
    public static Results read(Path file) throws IOException {
        Members root =
                JsonReader.read(Files.readString(file, StandardCharsets.UTF_8)).asMembers("the file");
        if (!root.textOrEmpty("format").equals(FORMAT)) {
            throw new JsonException("not the results of vncshot: \"format\" must be \"" + FORMAT + "\"");
        }
        long version = root.whole("version");
        if (version != VERSION) {
            throw new JsonException("written in version " + version + " of the format, and this vncshot knows "
                    + VERSION + "; run it again, or take another folder");
        }
        List<CheckResult> checks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonValue value : root.arrayOrEmpty("checks")) {
            CheckResult check = check(value.asMembers("a check"));
            if (!names.add(check.name())) {
                throw new JsonException("there are two checks \"" + check.name() + "\"");
            }
            checks.add(check);
        }
        return new Results(root.text("program"), root.text("comparator"), root.text("baselines"), checks);
    }

    /** The text of a file. */
    public static String text(Results results) {
        JsonWriter json = new JsonWriter().openObject();
        json.put("format", FORMAT).put("version", VERSION);
        json.put("program", results.program()).put("comparator", results.comparator());
        json.put("baselines", results.baselines());
        json.openArray("checks");
        for (CheckResult check : results.checks()) {
            write(json.openObject(), check);
            json.closeObject();
        }
        return json.closeArray().closeObject().toString();
    }

    private static void write(JsonWriter json, CheckResult check) {
        json.put("name", check.name()).put("status", check.status().word());
        json.put("message", check.message()).put("server", check.server());
        json.put("started", check.started()).put("milliseconds", check.milliseconds());
        json.put("baseline", check.baseline());
        write(json, "expected", check.expected());
        write(json, "actual", check.actual());
        Counts counts = check.counts();
        json.openObject("counts")
                .put("compared", counts.compared())
                .put("different", counts.different())
                .put("smoothing", counts.smoothing())
                .put("allowed", counts.allowed())
                .put("ratio", counts.ratio())
                .closeObject();
        write(json, check.tolerance());
        json.openArray("areas");
        for (DifferentArea area : check.areas()) {
            write(json.openObject(), area.area());
            json.put("pixels", area.pixels()).closeObject();
        }
        json.closeArray().openArray("moving");
        for (MovingArea area : check.moving()) {
            write(json.openObject(), area.area());
            json.put("times", area.times()).closeObject();
        }
        json.closeArray();
        write(json, "regions", check.regions());
        write(json, "masks", check.masks());
        json.openObject("files")
                .put("expected", check.files().expected())
                .put("actual", check.files().actual())
                .put("diff", check.files().diff())
                .put("previous", check.files().previous())
                .closeObject();
    }

    private static void write(JsonWriter json, Tolerance tolerance) {
        json.openObject("tolerance")
                .put("pixelThreshold", tolerance.rule().threshold())
                .put("antiAliased", tolerance.rule().smoothing() == Smoothing.COUNTED ? "counted" : "left-out");
        if (tolerance.maxPixels().isPresent()) {
            json.put("maxDiffPixels", tolerance.maxPixels().getAsLong());
        }
        if (tolerance.maxRatio().isPresent()) {
            json.put("maxDiffRatio", tolerance.maxRatio().getAsDouble());
        }
        json.closeObject();
    }

    private static void write(JsonWriter json, String name, List<Area> areas) {
        json.openArray(name);
        for (Area area : areas) {
            write(json.openObject(), area);
            json.closeObject();
        }
        json.closeArray();
    }

    private static void write(JsonWriter json, Area area) {
        json.put("x", area.x()).put("y", area.y());
        json.put("width", area.width()).put("height", area.height());
    }

    private static void write(JsonWriter json, String name, Size size) {
        json.openObject(name)
                .put("width", size.width())
                .put("height", size.height())
                .closeObject();
    }

    private static CheckResult check(Members check) throws JsonException {
        String name = check.text("name");
        try {
            CheckNames.check(name);
            return checkNamed(name, check);
        } catch (JsonException e) {
            throw new JsonException("check \"" + name + "\": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new JsonException("check \"" + name + "\": " + e.getMessage());
        }
    }

    private static CheckResult checkNamed(String name, Members check) throws JsonException {
        String word = check.text("status");
        CheckStatus status = CheckStatus.of(word).orElseThrow(() -> new JsonException("unknown status " + word));
        Members counts = check.object("counts");
        return new CheckResult(
                name,
                check.text("server"),
                status,
                check.text("message"),
                inside("baseline", check.text("baseline")),
                size(check.object("expected")),
                size(check.object("actual")),
                new Counts(
                        counts.whole("compared"),
                        counts.whole("different"),
                        counts.whole("smoothing"),
                        counts.whole("allowed")),
                tolerance(check.object("tolerance")),
                differentAreas(check),
                movingAreas(check),
                areas(check, "regions"),
                areas(check, "masks"),
                files(check.object("files")),
                check.text("started"),
                check.whole("milliseconds"));
    }

    private static ResultFiles files(Members files) throws JsonException {
        return new ResultFiles(
                inside("expected", files.text("expected")),
                inside("actual", files.text("actual")),
                inside("diff", files.text("diff")),
                inside("previous", files.text("previous")));
    }

    /** A name that stays in its folder, whatever follows from it. */
    private static String inside(String what, String name) throws JsonException {
        boolean leaves = name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0;
        for (String part : name.split("/", -1)) {
            leaves |= part.equals("..");
        }
        if (leaves) {
            throw new JsonException("the " + what + " file \"" + name + "\" leaves its folder");
        }
        return name;
    }

    private static Tolerance tolerance(Members tolerance) throws JsonException {
        boolean counted = tolerance.text("antiAliased").equals("counted");
        return new Tolerance(
                new Rule(tolerance.number("pixelThreshold"), counted ? Smoothing.COUNTED : Smoothing.LEFT_OUT),
                tolerance.find("maxDiffPixels").isPresent()
                        ? OptionalLong.of(tolerance.whole("maxDiffPixels"))
                        : OptionalLong.empty(),
                tolerance.find("maxDiffRatio").isPresent()
                        ? OptionalDouble.of(tolerance.number("maxDiffRatio"))
                        : OptionalDouble.empty());
    }

    private static List<DifferentArea> differentAreas(Members check) throws JsonException {
        List<DifferentArea> areas = new ArrayList<>();
        for (JsonValue value : check.arrayOrEmpty("areas")) {
            Members area = value.asMembers("an area");
            areas.add(new DifferentArea(area(area), area.whole("pixels")));
        }
        return areas;
    }

    private static List<MovingArea> movingAreas(Members check) throws JsonException {
        List<MovingArea> areas = new ArrayList<>();
        for (JsonValue value : check.arrayOrEmpty("moving")) {
            Members area = value.asMembers("an area");
            areas.add(new MovingArea(area(area), area.size("times")));
        }
        return areas;
    }

    private static List<Area> areas(Members check, String name) throws JsonException {
        List<Area> areas = new ArrayList<>();
        for (JsonValue value : check.arrayOrEmpty(name)) {
            areas.add(area(value.asMembers("an area")));
        }
        return areas;
    }

    static Area area(Members area) throws JsonException {
        return new Area(area.size("x"), area.size("y"), area.size("width"), area.size("height"));
    }

    private static Size size(Members size) throws JsonException {
        return new Size(size.size("width"), size.size("height"));
    }
}
