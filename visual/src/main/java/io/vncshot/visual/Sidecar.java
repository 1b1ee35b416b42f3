package io.vncshot.visual;

import io.vncshot.imaging.Area;
import io.vncshot.visual.json.JsonException;
import io.vncshot.visual.json.JsonReader;
import io.vncshot.visual.json.JsonValue;
import io.vncshot.visual.json.JsonValue.Members;
import io.vncshot.visual.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands beside a baseline about what to compare, in JSON: in a form of our own, {@code {"regions": [AREA…],
 * "masks": [AREA…]}} with {@code {"x": 0, "y": 0, "width": 10, "height": 10}} for an AREA, or as a needle of openQA.
 *
 * @param regions what to compare; everything when empty
 * @param masks what not to
 */
public record Sidecar(List<Area> regions, List<Area> masks) {
    static final Sidecar NONE = new Sidecar(List.of(), List.of());

    public Sidecar {
        regions = List.copyOf(regions);
        masks = List.copyOf(masks);
    }

    /**
     * Reads one.
     *
     * @throws JsonException when it has neither form
     */
    public static Sidecar parse(String json) throws JsonException {
        Members root = JsonReader.read(json).asMembers("the file");
        try {
            if (root.find("area").isPresent()) {
                return needle(root);
            }
            if (root.find("regions").isEmpty() && root.find("masks").isEmpty()) {
                throw new JsonException("neither \"masks\" nor \"regions\", nor \"area\" as in a needle of openQA");
            }
            return new Sidecar(areas(root, "regions"), areas(root, "masks"));
        } catch (IllegalArgumentException e) {
            throw new JsonException(String.valueOf(e.getMessage()));
        }
    }

    /** The text of a file in our own form. */
    public String text() {
        JsonWriter json = new JsonWriter().openObject();
        write(json, "regions", regions);
        write(json, "masks", masks);
        return json.closeObject().toString();
    }

    private static void write(JsonWriter json, String name, List<Area> areas) {
        json.openArray(name);
        for (Area area : areas) {
            json.openObject().put("x", area.x()).put("y", area.y());
            json.put("width", area.width()).put("height", area.height()).closeObject();
        }
        json.closeArray();
    }

    private static List<Area> areas(Members root, String name) throws JsonException {
        List<Area> areas = new ArrayList<>();
        for (JsonValue value : root.arrayOrEmpty(name)) {
            areas.add(ResultsFile.area(value.asMembers("what stands in \"" + name + "\"")));
        }
        return areas;
    }

    /** Areas to match are regions, those to exclude are masks, and those to read text in are left alone. */
    private static Sidecar needle(Members root) throws JsonException {
        List<Area> regions = new ArrayList<>();
        List<Area> masks = new ArrayList<>();
        for (JsonValue value : root.arrayOrEmpty("area")) {
            Members area = value.asMembers("an area");
            String type = area.textOrEmpty("type");
            if (type.equals("match") || type.isEmpty()) {
                regions.add(needleArea(area));
            } else if (type.equals("exclude")) {
                masks.add(needleArea(area));
            } else if (!type.equals("ocr")) {
                throw new JsonException("an area of type \"" + type + "\": must be match, exclude or ocr");
            }
        }
        return new Sidecar(regions, masks);
    }

    private static Area needleArea(Members area) throws JsonException {
        return new Area(area.size("xpos"), area.size("ypos"), area.size("width"), area.size("height"));
    }
}
