package jp.kakehashi.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.storage.KeptTexts;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.line.ServerLine;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.WayOutMessages;
import jp.kakehashi.wire.WayOutMessages.NewWayOut;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import jp.kakehashi.wire.WayOutMessages.WayOut;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ways out in the settings of a replica, and over its line at head office.
final class ReplicaWaysOut implements WaysOut {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaWaysOut.class);
    private static final Problem OFFLINE = Problem.unavailable("problem.way.offline");
    private static final String MINE = "ways:mine:";
    private static final String OFFICE = "ways:office:";
    private static final String BLANK = "ways:blank:";
    private static final int LARGEST_SHELF = 900_000;

    private final KeptTexts texts;
    private final HeadOffice headOffice;
    private final Json json = new Json();

    ReplicaWaysOut(Replica replica, HeadOffice headOffice) {
        this.texts = new KeptTexts(replica);
        this.headOffice = headOffice;
    }

    /// As a text of the replica.
    record Shelf(List<KeptWay> ways) {}

    @Override
    public Found all(LedgerId ledger, WayKind kind) {
        boolean fresh = ask(ledger);
        List<KeptWay> found = new ArrayList<>(shelf(MINE + ledger));
        found.addAll(shelf(OFFICE + ledger));
        found.removeIf(way -> way.kind() != kind);
        found.sort(Comparator.comparing(KeptWay::office).thenComparing(KeptWay::name));
        return new Found(found, fresh);
    }

    /// Whether head office answered.
    private boolean ask(LedgerId ledger) {
        ServerLine line = headOffice.calls().orElse(null);
        if (line == null) {
            return false;
        }
        try {
            keepOffice(
                    ledger,
                    line.call("GET", path(ledger), null, WayOutMessages.WaysOut.class).ways());
            return true;
        } catch (ProblemException e) {
            if (Publishing.unreached(e)) {
                return false;
            }
            throw e;
        }
    }

    private void keepOffice(LedgerId ledger, List<WayOut> ways) {
        List<KeptWay> kept = ways.stream().map(ReplicaWaysOut::kept).toList();
        if (!kept.equals(shelf(OFFICE + ledger))) {
            put(OFFICE + ledger, kept);
        }
    }

    private static KeptWay kept(WayOut way) {
        return new KeptWay(
                way.id(), way.kind(), way.name(), true, way.version(), way.text(), way.blank());
    }

    @Override
    public KeptWay keep(LedgerId ledger, KeptWay way, byte @Nullable [] blank) {
        if (way.text().length() > WayOutMessages.LARGEST_TEXT
                || (blank != null && blank.length > WayOutMessages.LARGEST_BLANK)) {
            throw tooLarge();
        }
        if (!way.office()) {
            KeptWay mine = blank == null ? way : blanked(way, keepBlank(blank));
            List<KeptWay> ways = new ArrayList<>(shelf(MINE + ledger));
            ways.removeIf(each -> each.id().equals(way.id()));
            ways.add(mine);
            put(MINE + ledger, ways);
            return mine;
        }
        NewWayOut sent =
                new NewWayOut(
                        way.kind(),
                        way.name(),
                        way.version(),
                        way.text(),
                        blank == null ? null : WayOutMessages.pieces(blank));
        WayOut told = reached(line -> line.call("PUT", path(ledger, way), sent, WayOut.class));
        if (blank != null) {
            keepBlank(blank);
        }
        ask(ledger);
        return kept(told);
    }

    private static KeptWay blanked(KeptWay way, String hash) {
        return new KeptWay(
                way.id(), way.kind(), way.name(), way.office(), way.version(), way.text(), hash);
    }

    @Override
    public void drop(LedgerId ledger, KeptWay way) {
        if (way.office()) {
            reached(line -> line.call("DELETE", path(ledger, way), null, Map.class));
            ask(ledger);
            return;
        }
        List<KeptWay> ways = new ArrayList<>(shelf(MINE + ledger));
        ways.removeIf(each -> each.id().equals(way.id()));
        put(MINE + ledger, ways);
    }

    @Override
    public byte[] blank(LedgerId ledger, KeptWay way) {
        String hash = way.blank();
        if (hash == null) {
            throw Problem.invalid("problem.way.no_blank", way.name()).asException();
        }
        Optional<byte[]> here = keptBlank(hash);
        if (here.isPresent()) {
            return here.get();
        }
        byte[] got =
                reached(
                        line -> {
                            try (InputStream in = line.open(path(ledger, way) + "/blank")) {
                                return in.readNBytes(WayOutMessages.LARGEST_BLANK + 1);
                            } catch (IOException e) {
                                throw new ProblemException(OFFLINE, e);
                            }
                        });
        if (!Hashes.sha256(got).equals(hash)) {
            throw Problem.unavailable("problem.way.changed", way.name()).asException();
        }
        keepBlank(got);
        return got;
    }

    private interface Asking<T> {
        T of(ServerLine line);
    }

    private <T> T reached(Asking<T> asking) {
        ServerLine line = headOffice.calls().orElseThrow(OFFLINE::asException);
        try {
            return asking.of(line);
        } catch (ProblemException e) {
            throw Publishing.unreached(e) ? new ProblemException(OFFLINE, e) : e;
        }
    }

    private void put(String name, List<KeptWay> ways) {
        String text = json.text(new Shelf(ways));
        if (text.length() > LARGEST_SHELF) {
            throw tooLarge();
        }
        texts.put(name, text);
    }

    private static ProblemException tooLarge() {
        return Problem.invalid("problem.way.too_large", WayOutMessages.LARGEST_BLANK >> 20)
                .asException();
    }

    /// In pieces, because a text of the replica has a bound. The first is written last.
    private String keepBlank(byte[] pdf) {
        String hash = Hashes.sha256(pdf);
        List<String> pieces = WayOutMessages.pieces(pdf);
        for (int i = pieces.size() - 1; i >= 0; i--) {
            String piece = pieces.get(i);
            texts.put(BLANK + hash + ":" + i, i == 0 ? pieces.size() + " " + piece : piece);
        }
        return hash;
    }

    private Optional<byte[]> keptBlank(String hash) {
        String first = texts.get(BLANK + hash + ":0").orElse(null);
        if (first == null) {
            return Optional.empty();
        }
        int space = first.indexOf(' ');
        List<String> pieces = new ArrayList<>(List.of(first.substring(space + 1)));
        for (int i = 1; i < Integer.parseInt(first.substring(0, space)); i++) {
            pieces.add(texts.get(BLANK + hash + ":" + i).orElse(""));
        }
        byte[] pdf = WayOutMessages.blank(pieces);
        return Hashes.sha256(pdf).equals(hash) ? Optional.of(pdf) : Optional.empty();
    }

    /// A newer program may have written what this one does not know: the ledger still opens.
    private List<KeptWay> shelf(String name) {
        try {
            return texts.get(name)
                    .map(text -> json.read(text, Shelf.class).ways())
                    .orElse(List.of());
        } catch (ProblemException e) {
            LOG.warn("{} cannot be read: {}", name, e.problem().key());
            return List.of();
        }
    }

    private static String path(LedgerId ledger) {
        return "/api/ledgers/" + ledger + "/ways-out";
    }

    private static String path(LedgerId ledger, KeptWay way) {
        return path(ledger) + "/" + way.id();
    }
}
