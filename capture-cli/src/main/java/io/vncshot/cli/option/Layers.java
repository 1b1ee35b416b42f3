package io.vncshot.cli.option;

import io.vncshot.cli.message.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What gives options their values beside the command line. */
public record Layers(Map<String, String> environment, Path workingDirectory) {
    /** The environment variable of an option. */
    public static String variableName(Option<?> option) {
        return "VNCSHOT_" + option.name().toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The setting of the option's variable, or of one that means the same. An empty variable is none. */
    Optional<Setting> variable(Option<?> option) {
        if (option.origin() == Option.Origin.COMMAND_LINE) {
            return Optional.empty();
        }
        Optional<Setting> own = variable(variableName(option));
        for (int i = 0; own.isEmpty() && i < option.environment().size(); i++) {
            own = variable(option.environment().get(i));
        }
        return own;
    }

    ConfigFiles files(List<Option<?>> table) throws UsageException {
        return ConfigFiles.read(table, workingDirectory, userFile(environment, ConfigFiles.USER_FILE));
    }

    private Optional<Setting> variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Setting(value, name + "=" + value));
    }

    /**
     * Where a file of the user's own settings is, by the XDG base directory specification, which has a relative
     * XDG_CONFIG_HOME ignored; null where there is no home.
     */
    public static @Nullable Path userFile(Map<String, String> environment, String name) {
        String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String home = environment.getOrDefault("HOME", "");
        try {
            if (folder.startsWith("/")) {
                return Path.of(folder, "vncshot", name);
            }
            return home.isEmpty() ? null : Path.of(home, ".config", "vncshot", name);
        } catch (InvalidPathException e) {
            // A home whose name this locale cannot write cannot be read either, but that is no reason to do nothing.
            return null;
        }
    }
}
