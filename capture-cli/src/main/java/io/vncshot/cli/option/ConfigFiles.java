package io.vncshot.cli.option;

import io.vncshot.cli.message.Suggestion;
import io.vncshot.cli.message.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The properties files: {@code ./vncshot.properties} before the user's own. */
final class ConfigFiles {
    static final String USER_FILE = "config.properties";

    private static final String LOCAL_FILE = "vncshot.properties";

    private final List<ConfigFile> files;

    private ConfigFiles(List<ConfigFile> files) {
        this.files = files;
    }

    static ConfigFiles read(List<Option<?>> table, Path workingDirectory, @Nullable Path userFile)
            throws UsageException {
        List<ConfigFile> files = new ArrayList<>(2);
        Path local = workingDirectory.resolve(LOCAL_FILE);
        if (Files.exists(local)) {
            files.add(new ConfigFile("./" + LOCAL_FILE, load("./" + LOCAL_FILE, local)));
            files.get(0).check(table, Option.Origin.ANYWHERE);
        }
        if (userFile != null && Files.exists(userFile)) {
            String name = userFile.toString();
            ConfigFile own = new ConfigFile(name, load(name, userFile));
            own.check(table, Option.Origin.USER);
            files.add(own);
        }
        return new ConfigFiles(files);
    }

    Optional<Setting> find(Option<?> option) {
        for (ConfigFile file : files) {
            String value = file.properties.getProperty(option.name());
            if (value != null) {
                return Optional.of(new Setting(value, file.name + ": " + option.name() + "=" + value));
            }
        }
        return Optional.empty();
    }

    private static Properties load(String name, Path path) throws UsageException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UsageException(name + ": cannot be read as a properties file in UTF-8");
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": \\u must be followed by four hexadecimal digits");
        }
        return properties;
    }

    private record ConfigFile(String name, Properties properties) {
        void check(List<Option<?>> table, Option.Origin trusted) throws UsageException {
            for (String key : properties.stringPropertyNames()) {
                check(key, table, trusted);
            }
        }

        private void check(String key, List<Option<?>> table, Option.Origin trusted) throws UsageException {
            for (Option<?> option : table) {
                if (!option.name().equals(key)) {
                    continue;
                }
                if (option.origin().compareTo(trusted) > 0) {
                    throw new UsageException(name + ": " + key + " may not stand here" + whereInstead(option));
                }
                return;
            }
            throw new UsageException(name + ": unknown key \"" + key + "\"" + Suggestion.forWord(key, names(table)));
        }

        private static String whereInstead(Option<?> option) {
            return option.origin() == Option.Origin.USER
                    ? "; set it in the user's " + USER_FILE + ", in " + Layers.variableName(option) + " or with "
                            + option.longName()
                    : "; give " + option.longName() + " on the command line";
        }

        private static List<String> names(List<Option<?>> table) {
            List<String> names = new ArrayList<>();
            for (Option<?> option : table) {
                names.add(option.name());
            }
            return names;
        }
    }
}
