package io.vncshot.rfb;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** The picture that ARCHITECTURE.md draws, kept true. */
class ArchitectureTest {
    private static final String ROOT = "io.vncshot.rfb";

    private final JavaClasses main = importMain();

    private static JavaClasses importMain() {
        try {
            return new ClassFileImporter()
                    .importPath(Path.of(RfbClient.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theClassesAreThoseOfTheModule() {
        assertThat(main.contain(RfbClient.class)).isTrue();
        assertThat(main.contain(ArchitectureTest.class)).isFalse();
        assertThat(main.size()).isGreaterThan(40);
    }

    /** A package and all that it may use of the others, leaf first. */
    @ParameterizedTest
    @CsvSource({
        "protocol, ''",
        "pixel, ''",
        "input, ''",
        "transport, protocol",
        "io, protocol transport",
        "screen, protocol pixel io",
        "encoding, protocol io screen",
        "tls, protocol transport io",
        "websocket, protocol transport io",
        "tunnel, protocol transport io",
        "security, protocol transport io tls",
        "message, protocol pixel io screen encoding",
        "handshake, protocol pixel transport io security",
    })
    void packagesUseOnlyThoseBelow(String name, String below) {
        String[] allowed = ("java " + name + " " + below).strip().split(" ", -1);
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = allowed[i].equals("java") ? "java.." : ROOT + "." + allowed[i];
        }
        classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(withAnnotations(allowed))
                .check(main);
    }

    /** Annotations that leave nothing behind at run time but their names. */
    private static String[] withAnnotations(String[] packages) {
        String[] all = java.util.Arrays.copyOf(packages, packages.length + 4);
        all[packages.length] = "org.jspecify.annotations";
        all[packages.length + 1] = "javax.crypto..";
        all[packages.length + 2] = "javax.net.ssl..";
        all[packages.length + 3] = "javax.security..";
        return all;
    }

    @Test
    void everyPackageIsInThePicture() {
        classes()
                .should()
                .resideInAnyPackage(
                        "",
                        ROOT,
                        ROOT + ".protocol",
                        ROOT + ".pixel",
                        ROOT + ".input",
                        ROOT + ".transport",
                        ROOT + ".io",
                        ROOT + ".screen",
                        ROOT + ".encoding",
                        ROOT + ".security",
                        ROOT + ".tls",
                        ROOT + ".websocket",
                        ROOT + ".tunnel",
                        ROOT + ".message",
                        ROOT + ".handshake")
                .check(main);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(main);
    }

    @Test
    void nothingNeedsMoreThanJavaBase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.awt..", "javax.imageio..", "javax.swing..", "java.util.logging..", "java.sql..")
                .check(main);
    }

    @Test
    void nothingPrintsExitsOrReadsTheEnvironment() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(main);
    }

    @Test
    void thereIsNoStaticMutableState() {
        fields().that().areStatic().should().beFinal().check(main);
    }

    @Test
    void onlyTheScreenPackageWritesPixels() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".encoding", ROOT + ".message")
                .should()
                .callMethod(ROOT + ".screen.Framebuffer", "pixels")
                .check(main);
    }

    /** Classes the JDK compiles from strings and lambdas cost a cold start more than the whole handshake. */
    @Test
    void nothingOnTheWayToAPictureNeedsAFormatterOrAPattern() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "split", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.regex..", "java.util.stream..")
                .check(main);
    }
}
