package io.vncshot.cli.credential;

import java.util.Optional;

/** Asks a person for a password. */
public interface PasswordPrompt {
    /** Nobody is there. */
    PasswordPrompt NONE = prompt -> Optional.empty();

    /** What was typed, without echo; empty if there is no terminal, or no answer. */
    Optional<String> ask(String prompt);
}
