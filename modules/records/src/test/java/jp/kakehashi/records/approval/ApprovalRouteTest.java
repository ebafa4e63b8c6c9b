package jp.kakehashi.records.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.FiscalYear;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ApprovalRouteTest {
    private final ApprovalYaml yaml = new ApprovalYaml();

    @Test
    void routeIsReadBackTheSame() {
        ApprovalRoute route = yaml.read(ApprovalTest.YAML);
        assertEquals(route, yaml.read(yaml.write(route)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retention: 5|retention: 7|problem.pack.content[/retention]",
                "fromYen: 3000000|fromYen: -1|problem.pack.content[/steps/2/fromYen]",
                "fromYen: 3000000|upToYen: 1|problem.pack.content[/steps/2/upToYen]",
                "post: mayor|pots: mayor|problem.pack.content[/steps/4/pots]",
                "name: 市長, decides: true|name: 市長|problem.approval.route[road_permit]",
                "post: mayor|post: civil_head|problem.approval.route[road_permit]",
                "{n:4}|{n}{n}|problem.approval.number_pattern[{section}第R{year}-{n}{n}号]",
                "R{year}|R|problem.approval.number_pattern[{section}第R-{n:4}号]",
                "{section}|{shop}|problem.approval.number_pattern[{shop}第R{year}-{n:4}号]",
            })
    void mistakeIsRefusedByName(String right, String wrong, String problem) {
        String text = ApprovalTest.YAML.replace(right, wrong);
        assertFalse(text.equals(ApprovalTest.YAML));
        assertEquals(
                problem, assertThrows(ProblemException.class, () -> yaml.read(text)).getMessage());
    }

    @Test
    void documentNumbersAreWrittenAndKnownAgain() {
        DocumentNumbers numbers = new DocumentNumbers("{section}第R{year}-{n:4}号");
        FiscalYear year = new FiscalYear(2026);
        assertEquals("総務第R8-0012号", numbers.number("総務", year, 12));
        assertEquals("総務第R8-12345号", numbers.number("総務", year, 12_345));
        for (long n : new long[] {1, 9_999, 10_000, 999_999_999_999L}) {
            assertTrue(numbers.gives(numbers.number("総務", year, n), "総務", year));
        }
        assertFalse(numbers.gives("総務第R8-00012号", "総務", year));
        assertFalse(numbers.gives("総務第R8-號", "総務", year));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, ONE_YEAR, 2028-03-31",
        "2026-03-31, ONE_YEAR, 2027-03-31",
        "2027-03-31, THREE_YEARS, 2030-03-31",
        "2026-11-22, FIVE_YEARS, 2032-03-31",
        "2026-11-22, TEN_YEARS, 2037-03-31",
        "2026-11-22, THIRTY_YEARS, 2057-03-31",
    })
    void retentionIsCountedFromTheNextFirstOfApril(LocalDate day, Retention kept, LocalDate last) {
        assertEquals(Optional.of(last), kept.lastDay(day));
        assertTrue(kept.keeps(day, last));
        assertFalse(kept.keeps(day, last.plusDays(1)));
    }

    @Test
    void permanentDocumentsAreKeptForEver() {
        assertEquals(Optional.empty(), Retention.PERMANENT.lastDay(LocalDate.of(2026, 4, 1)));
        assertTrue(Retention.PERMANENT.keeps(LocalDate.of(1900, 1, 1), LocalDate.of(2999, 1, 1)));
    }
}
