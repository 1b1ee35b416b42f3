package io.vncshot.imaging;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTest {
    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackagesOf(PictureWriter.class);

    @Test
    void theClassesOfImageIoAloneTouchAwt() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ImageIoWriter.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(ImageIoReader.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.awt..", "javax.imageio..", "javax.swing..", "org.w3c.dom..", "com.twelvemonkeys..")
                .check(classes);
    }

    @Test
    void noStateIsStatic() {
        fields().that().areStatic().should().beFinal().check(classes);
    }
}
