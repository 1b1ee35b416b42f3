package io.vncshot.cli.option;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of a command line, by name; the last of two wins, unless the option may be given more than once. */
public final class Given {
    private final Map<String, Setting> settings = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();

    /** The same, to be changed apart from this one. */
    public Given copy() {
        Given copy = new Given();
        copy.settings.putAll(settings);
        copy.times.putAll(times);
        return copy;
    }

    /** Whether a flag has been switched on. */
    public boolean isOn(Option<Boolean> flag) {
        Setting setting = settings.get(flag.name());
        return setting != null && setting.text().equals(FlagSyntax.ON);
    }

    /** Whether an option has been given, and has not been switched off. */
    boolean means(Option<?> option) {
        Setting setting = settings.get(option.name());
        return setting != null && !setting.text().equals(FlagSyntax.OFF);
    }

    /** Those of a table, one of which goes by another option's name there. */
    public Given renamed(List<Option<?>> table, Option<?> option, Option<?> hereGivenAs) {
        Given renamed = new Given();
        for (Option<?> other : table) {
            Setting setting = settings.get((other.name().equals(option.name()) ? hereGivenAs : other).name());
            if (setting != null) {
                renamed.settings.put(other.name(), setting);
            }
        }
        return renamed;
    }

    /** These options, and others that win over them. */
    Given overlaidWith(Given others) {
        Given all = new Given();
        all.settings.putAll(settings);
        all.settings.putAll(others.settings);
        return all;
    }

    void add(Option<?> option, FileSetting setting) {
        Setting before = settings.get(option.name());
        String text = before == null ? setting.value() : option.syntax().joined(before.text(), setting.value());
        settings.put(option.name(), new Setting(text, setting.place() + "=" + setting.value()));
    }

    Optional<Setting> find(Option<?> option) {
        return Optional.ofNullable(settings.get(option.name()));
    }

    /** Without a text: named alone, as a flag is. */
    void add(Option<?> option, String spelling, @Nullable String text) {
        if (text != null) {
            String separator = spelling.startsWith("--") ? "=" : " ";
            Setting before = settings.get(option.name());
            String all = before == null ? text : option.syntax().joined(before.text(), text);
            settings.put(option.name(), new Setting(all, spelling + separator + text));
            return;
        }
        if (spelling.equals(option.opposite())) {
            settings.put(option.name(), new Setting(FlagSyntax.OFF, spelling));
            return;
        }
        int count = times.getOrDefault(option.name(), 0) + 1;
        times.put(option.name(), count);
        settings.put(option.name(), new Setting(option.syntax().named(count), spelling));
    }
}
