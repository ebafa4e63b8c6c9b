package jp.kakehashi.ledgerui.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.links.LinkWords;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ui.FaultDisplay;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.connection.ConnectionModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartPaperTest {
    private static final class Silent implements FaultDisplay {
        @Override
        public void problem(Problem problem) {}

        @Override
        public void fault(String code) {
            throw new AssertionError(code);
        }
    }

    @TempDir Path dir;

    @Test
    void aChartIsAPdfOfOnePage() throws IOException {
        Texts texts = new Texts(jp.kakehashi.ledgerui.LedgerWorkspace.class);
        MemoryLedgers service = SampleCity.ledgers(SampleCity.SATO, 3);
        UiTasks tasks = new UiTasks(Runnable::run, Runnable::run, new Silent());
        LedgerDesk desk =
                new LedgerDesk(
                        service,
                        SampleCity.SATO,
                        SampleCity.places(),
                        SampleCity.clock(),
                        SampleCity.ZONE,
                        texts,
                        new ConnectionModel(),
                        new LinkWords(service, SampleCity.SATO, texts, tasks));
        Path file = dir.resolve("chart.pdf");
        new ChartPaper(desk, true, "調査　分類ごとの合計", "分類", "合計")
                .write(
                        file,
                        List.of(
                                new ChartPaper.Line("電子申請", 1, new BigDecimal("1200"), 3, "75.0％"),
                                new ChartPaper.Line(
                                        "その他", 0.3, new BigDecimal("400"), 1, "25.0％")));
        byte[] pdf = Files.readAllBytes(file);
        assertEquals("%PDF", new String(pdf, 0, 4, StandardCharsets.US_ASCII));
        assertTrue(pdf.length > 2_000);
    }
}
