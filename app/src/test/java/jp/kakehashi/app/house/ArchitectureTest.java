package jp.kakehashi.app.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("test-kit"))
                    .withImportOption(location -> !location.contains("/generated/"))
                    .importPackages("jp.kakehashi");
    private static final JavaClasses BAD_SAMPLE =
            new ClassFileImporter().importPackages("jp.kakehashi.sample");

    static List<ArchRule> rules() {
        return HouseRules.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void productKeeps(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void badSampleBreaks(ArchRule rule) {
        assertTrue(rule.evaluate(BAD_SAMPLE).hasViolation(), rule.getDescription());
    }

    @Test
    void everyModuleIsLookedAt() {
        for (String module :
                Stream.of("kernel", "records", "storage", "wire", "sync", "server", "ui", "app")
                        .toList()) {
            assertTrue(
                    PRODUCT.stream()
                            .anyMatch(c -> c.getPackageName().startsWith("jp.kakehashi." + module)),
                    module);
        }
    }
}
