package jp.kakehashi.ledgerui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import jp.kakehashi.ledger.LedgerService.RowGroup;
import jp.kakehashi.ledger.LedgerService.Totals;
import jp.kakehashi.records.FieldId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartLinesTest {
    private static final FieldId COST = new FieldId("cost");
    @TempDir Path dir;

    private static RowGroup group(String value, long rows, long cost) {
        return new RowGroup(value, rows, Map.of(COST, BigDecimal.valueOf(cost)));
    }

    private static Totals totals(RowGroup... groups) {
        long rows = 0;
        long cost = 0;
        for (RowGroup each : groups) {
            rows += each.rows();
            cost += each.sums().get(COST).longValue();
        }
        return new Totals(group(null, rows, cost), List.of(groups), false);
    }

    @Test
    void barsStandByTheirSumAndTellTheirShare() {
        ChartLines lines = ChartLines.of(totals(group("a", 5, 100), group("b", 1, 300)), COST);
        assertEquals("b", lines.bars().get(0).value());
        assertEquals(1.0, lines.bars().get(0).length());
        assertEquals("75.0", lines.bars().get(0).percent().orElseThrow().toPlainString());
        assertEquals(
                "a",
                ChartLines.of(totals(group("a", 5, 100), group("b", 1, 300)), null)
                        .bars()
                        .get(0)
                        .value());
    }

    @Test
    void whatIsMoreThanThirtyBarsIsOneBarAndNothingIsLost() {
        RowGroup[] many = new RowGroup[50];
        for (int i = 0; i < many.length; i++) {
            many[i] = group("g" + i, 1, i);
        }
        ChartLines lines = ChartLines.of(totals(many), COST);
        assertEquals(ChartLines.MOST, lines.bars().size());
        ChartLines.Bar rest = lines.bars().getLast();
        assertEquals(21, rest.rest());
        BigDecimal sum = BigDecimal.ZERO;
        for (ChartLines.Bar bar : lines.bars()) {
            sum = sum.add(bar.amount());
            assertTrue(bar.length() >= 0 && bar.length() <= 1);
        }
        assertEquals(lines.whole(), sum);
    }

    @Test
    void sumsBelowZeroHaveABarAndNoShare() {
        ChartLines lines = ChartLines.of(totals(group("a", 1, -200), group("b", 1, 100)), COST);
        assertEquals(1.0, lines.bars().getLast().length());
        assertTrue(lines.bars().getLast().percent().isEmpty());
        assertEquals(List.of(), ChartLines.of(Totals.NONE, COST).bars());
        assertEquals(0.0, ChartLines.of(totals(group("a", 1, 0)), COST).bars().getFirst().length());
    }
}
