package io.vncshot.cli.credential;

import io.vncshot.cli.message.FileFailure;
import io.vncshot.cli.option.Options;
import io.vncshot.cli.option.Settings;
import io.vncshot.cli.option.Target;
import io.vncshot.cli.time.TimeBudget;
import io.vncshot.rfb.protocol.CredentialSource;
import io.vncshot.rfb.protocol.RfbException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The user name and the password of a run, looked for only when the server asks: {@code -p}, {@code --password-file},
 * {@code --password-command}, {@code $VNC_PASSWORD}, {@code $CREDENTIALS_DIRECTORY/vnc}, and then whoever sits there.
 *
 * @param server as the prompt names it
 * @param time not charged for what a person or a command takes
 */
public record Credentials(
        Settings settings,
        Map<String, String> environment,
        Path workingDirectory,
        PasswordPrompt prompt,
        String server,
        TimeBudget time)
        implements CredentialSource {

    private static final List<String> VARIABLES = List.of("VNC_PASSWORD", "VNCSHOT_PASSWORD");
    private static final String HOW =
            "give one with --password-file FILE, --password-command COMMAND or the variable VNC_PASSWORD";

    @Override
    public Optional<String> username() {
        Optional<String> given = settings.find(Options.USERNAME);
        if (given.isEmpty() && settings.get(Options.SERVER) instanceof Target.Server place) {
            return place.username().isEmpty() ? given : Optional.of(place.username());
        }
        return given;
    }

    @Override
    public Optional<String> password() throws RfbException {
        long start = time.now();
        try {
            return find();
        } finally {
            time.leaveOut(start);
        }
    }

    @Override
    public boolean isAtHand() {
        return settings.isSet(Options.PASSWORD)
                || settings.isSet(Options.PASSWORD_FILE)
                || settings.isSet(Options.PASSWORD_COMMAND)
                || environment.containsKey(VARIABLES.get(0))
                || environment.containsKey(VARIABLES.get(1))
                || hasServiceFile();
    }

    /** Records print what they hold; this one holds secrets. */
    @Override
    public String toString() {
        return "credentials for " + server;
    }

    private Optional<String> find() throws RfbException {
        Optional<String> text = settings.find(Options.PASSWORD);
        if (text.isPresent()) {
            return text;
        }
        Optional<String> file = settings.find(Options.PASSWORD_FILE);
        if (file.isPresent()) {
            return Optional.of(read("--password-file " + file.get(), workingDirectory.resolve(file.get())));
        }
        Optional<String> command = settings.find(Options.PASSWORD_COMMAND);
        if (command.isPresent()) {
            return Optional.of(run(command.get()));
        }
        return Optional.of(fromSurroundings());
    }

    private String fromSurroundings() throws RfbException {
        for (String variable : VARIABLES) {
            String value = environment.get(variable);
            if (value != null) {
                return value;
            }
        }
        if (hasServiceFile()) {
            return read("$CREDENTIALS_DIRECTORY/vnc", serviceFile());
        }
        return prompt.ask("Password for " + server + ": ")
                .orElseThrow(() -> refusal("the server wants a password, and there is none: " + HOW));
    }

    /** Where systemd's LoadCredential=vnc puts it. */
    private Path serviceFile() {
        return Path.of(environment.getOrDefault("CREDENTIALS_DIRECTORY", ""), "vnc");
    }

    private boolean hasServiceFile() {
        try {
            return environment.containsKey("CREDENTIALS_DIRECTORY") && Files.exists(serviceFile());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String read(String source, Path file) throws RfbException {
        try {
            return PasswordFile.read(file);
        } catch (IOException e) {
            throw refusal(source + ": " + FileFailure.reason(e));
        }
    }

    private String run(String command) throws RfbException {
        try {
            return PasswordCommand.run(command, workingDirectory);
        } catch (IOException e) {
            throw refusal("--password-command: " + e.getMessage());
        }
    }

    private static RfbException refusal(String message) {
        return new RfbException(RfbException.Reason.AUTHENTICATION, message);
    }
}
