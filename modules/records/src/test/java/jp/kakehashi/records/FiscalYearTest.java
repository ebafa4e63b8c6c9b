package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiscalYearTest {
    @ParameterizedTest
    @CsvSource({"2026-03-31, 2025", "2026-04-01, 2026", "2026-12-31, 2026", "2027-01-01, 2026"})
    void yearRunsFromAprilToMarch(LocalDate day, int year) {
        FiscalYear of = FiscalYear.of(day);
        assertEquals(new FiscalYear(year), of);
        assertFalse(day.isBefore(of.firstDay()));
        assertFalse(day.isAfter(of.lastDay()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 2025, 2025",
        "2026-04-01, 2025, 2026",
        "2026-05-31, 2025, 2026",
        "2026-06-01, 2026, 2026",
    })
    void twoYearsAreOpenWhileAccountsClose(LocalDate day, int first, int last) {
        List<FiscalYear> open = FiscalYear.openOn(day);
        assertEquals(new FiscalYear(first), open.getFirst());
        assertEquals(new FiscalYear(last), open.getLast());
        assertTrue(open.stream().allMatch(y -> y.openedBy(day)));
        assertFalse(new FiscalYear(first - 1).openedBy(day));
        assertFalse(new FiscalYear(last + 1).openedBy(day));
    }

    @Test
    void leapYearsAndCenturiesChangeNothing() {
        assertEquals(LocalDate.of(2028, 3, 31), new FiscalYear(2027).lastDay());
        assertEquals(LocalDate.of(2028, 5, 31), new FiscalYear(2027).accountsClose());
    }
}
