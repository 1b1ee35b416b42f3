package io.vncshot.cli.suite;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.message.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads YAML, in which every scalar is a text. The only class that knows the library. */
final class SuiteFile {
    private static final int MAX_SIZE = 4 << 20;

    private SuiteFile() {}

    /** The root: a text, a list, a map, or null for an empty file. */
    static @Nullable Object read(String name, Path file) throws UsageException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(MAX_SIZE)
                .build();
        try {
            return new Load(settings).loadFromString(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageException(name + ": " + FileFailure.reason(e));
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            String place = mark == null ? "" : ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
            throw new UsageException(name + place + ": not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new UsageException(name + ": not YAML: " + e.getMessage());
        }
    }
}
