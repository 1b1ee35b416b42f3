package io.vncshot.cli.option;

import io.vncshot.cli.message.UsageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a run, each from the first layer that has it: command line, environment, files, default. */
public final class Settings {
    private final Map<String, Setting> settings;

    private Settings(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /**
     * Of all layers.
     *
     * @throws UsageException for a value that breaks its option's rule, whatever the layer, and for a bad file
     */
    public static Settings load(List<Option<?>> table, Given given, Layers layers) throws UsageException {
        ConfigFiles files = layers.files(table);
        Map<String, Setting> settings = new HashMap<>();
        for (Option<?> option : table) {
            Optional<Setting> setting = given.find(option);
            if (setting.isEmpty()) {
                setting = layers.variable(option);
            }
            if (setting.isEmpty()) {
                setting = files.find(option);
            }
            if (setting.isPresent()) {
                check(option, setting.get());
                settings.put(option.name(), setting.get());
            }
        }
        return new Settings(settings);
    }

    /**
     * Of a command line alone.
     *
     * @throws UsageException for a value that breaks its option's rule
     */
    public static Settings of(List<Option<?>> table, Given given) throws UsageException {
        Map<String, Setting> settings = new HashMap<>();
        for (Option<?> option : table) {
            Optional<Setting> setting = given.find(option);
            if (setting.isPresent()) {
                check(option, setting.get());
                settings.put(option.name(), setting.get());
            }
        }
        return new Settings(settings);
    }

    /** The value of an option that always has one. */
    public <T> T get(Option<T> option) {
        Setting setting = settings.get(option.name());
        return option.syntax().parse(setting == null ? option.defaultText() : setting.text());
    }

    /** The value of an option that need not have one. */
    public <T> Optional<T> find(Option<T> option) {
        Setting setting = settings.get(option.name());
        return setting == null ? Optional.empty() : Optional.of(option.syntax().parse(setting.text()));
    }

    /** Whether somebody has set the option, in whichever layer. */
    public boolean isSet(Option<?> option) {
        return settings.containsKey(option.name());
    }

    private static void check(Option<?> option, Setting setting) throws UsageException {
        try {
            option.syntax().parse(setting.text());
        } catch (IllegalArgumentException e) {
            throw new UsageException(setting.shownWithoutSecrets() + ": " + e.getMessage());
        }
    }
}
