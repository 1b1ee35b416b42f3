package io.vncshot.cli.option;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The options of a command line, by name; the last of two wins, unless both count. */
public final class Given {
    private final Map<String, Setting> settings = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();

    /** Whether a flag has been switched on. */
    public boolean isOn(Option<Boolean> flag) {
        Setting setting = settings.get(flag.name());
        return setting != null && setting.text().equals(FlagSyntax.ON);
    }

    Optional<Setting> find(Option<?> option) {
        return Optional.ofNullable(settings.get(option.name()));
    }

    /** Without a text: named alone, as a flag is. */
    void add(Option<?> option, String spelling, @Nullable String text) {
        if (text != null) {
            String separator = spelling.startsWith("--") ? "=" : " ";
            settings.put(option.name(), new Setting(joined(option, text), spelling + separator + text));
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

    private String joined(Option<?> option, String text) {
        Setting before = settings.get(option.name());
        String separator = option.syntax().separator();
        return separator.isEmpty() || before == null ? text : before.text() + separator + text;
    }
}
