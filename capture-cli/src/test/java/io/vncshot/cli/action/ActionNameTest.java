package io.vncshot.cli.action;

import io.vncshot.cli.option.Subcommand;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ActionNameTest {
    @Test
    void noWordMeansTwoThings() {
        List<String> words = ActionName.words();
        words.addAll(Subcommand.words());

        assertThat(words).doesNotHaveDuplicates().doesNotContain("include");
    }

    @ParameterizedTest
    @EnumSource
    void everyWordFindsItsAction(ActionName name) {
        assertThat(ActionName.of(name.word())).hasValue(name);
        assertThat(name.aliases())
                .allSatisfy(alias -> assertThat(ActionName.of(alias)).hasValue(name));
    }

    @Test
    void wordsAreMatchedWholeAndInLowerCase() {
        assertThat(ActionName.of("cap")).isEmpty();
        assertThat(ActionName.of("Capture")).isEmpty();
        assertThat(ActionName.of("")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyActionAndArgumentIsDocumentedInOneLine(ActionName name) {
        assertThat(name.syntax().doc()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
        assertThat(name.syntax().arguments()).allSatisfy(argument -> {
            assertThat(argument.name()).isNotBlank();
            assertThat(argument.doc()).isNotBlank().doesNotContain("\n");
        });
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheLastArgumentMayBeLeftOut(ActionName name) {
        List<Argument> arguments = name.syntax().arguments();
        for (int i = 0; i < arguments.size() - 1; i++) {
            assertThat(arguments.get(i).kind()).isNotEqualTo(Argument.Kind.OPTIONAL);
        }
    }
}
