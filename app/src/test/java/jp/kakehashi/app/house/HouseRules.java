package jp.kakehashi.app.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The rules of the house that compiled classes can break.
final class HouseRules {
    private static final String[] SCREENS = {
        "jp.kakehashi.ui..",
        "jp.kakehashi.ledgerui..",
        "jp.kakehashi.adminui..",
        "jp.kakehashi.counterui..",
        "jp.kakehashi.app.."
    };
    private static final String[] TOOLKIT = {
        "javafx..", "com.sun.javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp.."
    };
    private static final Pattern BANNED_CLASS =
            Pattern.compile(".*(Utils?|Utilit(y|ies)|Common|Helpers?|Manager|Misc)$");
    private static final Set<String> BANNED_PACKAGES =
            Set.of("util", "utils", "common", "helper", "helpers", "manager", "managers", "misc");
    private static final Set<String> CLOCKS =
            Set.of(
                    "java.time.Instant.now",
                    "java.time.LocalDate.now",
                    "java.time.LocalTime.now",
                    "java.time.LocalDateTime.now",
                    "java.time.ZonedDateTime.now",
                    "java.time.OffsetDateTime.now",
                    "java.time.Year.now",
                    "java.time.YearMonth.now",
                    "java.time.Clock.system",
                    "java.time.Clock.systemUTC",
                    "java.time.Clock.systemDefaultZone",
                    "java.time.InstantSource.system",
                    "java.lang.System.currentTimeMillis");

    private HouseRules() {}

    static final ArchRule TOOLKIT_STAYS_IN_SCREENS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(SCREENS)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(TOOLKIT))
                    .because(
                            "services and view-free modules must run and be tested with no window"
                                    + " system");

    static final ArchRule ONE_DOOR_TO_THE_TOOLKIT_THREAD =
            noClasses()
                    .that(describe("are not UiTasks", c -> !outermost(c).endsWith(".ui.UiTasks")))
                    .should()
                    .dependOnClassesThat(
                            describe(
                                    "Platform or javafx.concurrent",
                                    c ->
                                            c.getName().equals("javafx.application.Platform")
                                                    || c.getPackageName()
                                                            .startsWith("javafx.concurrent")))
                    .because(
                            "UiTasks is the one place that changes threads, so that work is"
                                    + " cancelled with its view");

    static final ArchRule JOOQ_STAYS_IN_STORAGE =
            noClasses()
                    .that(
                            describe(
                                    "are outside storage packages",
                                    c -> !c.getPackageName().contains("storage")))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.jooq.."))
                    .because("SQL has one home in each feature: its package named storage");

    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching("jp.kakehashi.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("packages that need each other are one package");

    static final ArchRule TIME_COMES_FROM_THE_CLOCK =
            noClasses()
                    .that(
                            describe(
                                    "are not SystemClock",
                                    c -> !c.getName().equals("jp.kakehashi.kernel.SystemClock")))
                    .should()
                    .callMethodWhere(
                            describe(
                                    "ask the computer for the time",
                                    call -> CLOCKS.contains(target(call))))
                    .because("whoever needs the time is handed an InstantSource and can be tested");

    static final ArchRule NAMES_SAY_SOMETHING =
            noClasses()
                    .should(
                            com.tngtech.archunit.lang.conditions.ArchConditions.be(
                                    new DescribedPredicate<JavaClass>("named after nothing") {
                                        @Override
                                        public boolean test(JavaClass c) {
                                            return BANNED_CLASS.matcher(c.getSimpleName()).matches()
                                                    || Arrays.stream(
                                                                    c.getPackageName().split("\\."))
                                                            .anyMatch(BANNED_PACKAGES::contains);
                                        }
                                    }))
                    .because("such a name says nothing and draws everything in");

    static List<ArchRule> all() {
        return List.of(
                TOOLKIT_STAYS_IN_SCREENS,
                ONE_DOOR_TO_THE_TOOLKIT_THREAD,
                JOOQ_STAYS_IN_STORAGE,
                NO_PACKAGE_CYCLES,
                TIME_COMES_FROM_THE_CLOCK,
                NAMES_SAY_SOMETHING);
    }

    private static String outermost(JavaClass c) {
        String name = c.getName();
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private static String target(JavaAccess<?> call) {
        AccessTarget target = call.getTarget();
        return target.getOwner().getName() + "." + target.getName();
    }
}
