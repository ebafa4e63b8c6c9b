package jp.kakehashi.ui.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.KeyHint;
import jp.kakehashi.ui.PlaceName;
import jp.kakehashi.ui.Workspace;
import jp.kakehashi.ui.connection.StatusReport;
import jp.kakehashi.ui.connection.StatusSource;
import jp.kakehashi.ui.control.SearchField;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.signin.SignInService;

/// A made-up morning at 朝日庁舎 for the screens of this module.
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-21T02:06:08Z");
    static final InstantSource CLOCK = () -> NOW;
    static final String FINGERPRINT =
            "3F9A 52C1 77E0 B84D 0C6E 91AA 2D35 F0B7 48D2 6A1C E39F 5B70 8812 C4DE 097B A6F3";

    static final PlaceName HEAD_OFFICE = new PlaceName("本所", "Head Office");
    private static final List<SignInService.Place> SECTIONS =
            List.of(
                    new SignInService.Place("civil", new PlaceName("土木課", "Civil Engineering")),
                    new SignInService.Place("info", new PlaceName("情報企画課", "Information Policy")));

    private Samples() {}

    static SessionInfo session(boolean training) {
        return new SessionInfo(
                "10231",
                "阿部",
                new PlaceName("朝日庁舎", "Asahi Hall"),
                new PlaceName("市民窓口係", "Citizens Counter"),
                HEAD_OFFICE,
                training);
    }

    static StatusSource status() {
        return new StatusSource() {
            @Override
            public StatusReport report() {
                return Samples.report();
            }

            @Override
            public void connectNow() {}

            @Override
            public void dismiss(String returnedId) {}
        };
    }

    static StatusReport report() {
        Instant at = NOW.minusSeconds(1500);
        return new StatusReport(
                List.of(
                        new StatusReport.Waiting("道路占用許可台帳", "R8-0044", "終了", "令和8年12月20日", at),
                        new StatusReport.Waiting(
                                "道路占用許可台帳", "R8-0120", "占用料", "41,000円", at.plusSeconds(60)),
                        new StatusReport.Waiting(
                                "公共施設予約台帳", "朝-仮-0003", "利用者", "吉田 一郎", at.plusSeconds(400))),
                List.of(
                        new StatusReport.Returned(
                                "r1",
                                "道路占用許可台帳",
                                "R8-0051",
                                "占用料",
                                "29,00円",
                                NOW.minusSeconds(90_000),
                                Problem.invalid("problem.value.yen", "占用料"))),
                List.of(
                        new StatusReport.Copy("道路占用許可台帳", 412, NOW.minusSeconds(8)),
                        new StatusReport.Copy("公共施設予約台帳", 1_938, NOW.minusSeconds(8)),
                        new StatusReport.Copy("鳥獣被害対策台帳", 87, NOW.minusSeconds(8))),
                "https://kakehashi.city.example.lg.jp:8443");
    }

    static List<Workspace> workspaces(UiContext ui) {
        return List.of(
                new Page(ui, "counter", Icon.COUNTER, "sample.counter", 2),
                new Page(ui, "ledger", Icon.LEDGER, "sample.ledger", 0),
                new Page(ui, "delivery", Icon.DELIVERY, "sample.delivery", 0),
                new Page(ui, "disaster", Icon.DISASTER, "sample.disaster", 0),
                new Page(ui, "approval", Icon.APPROVAL, "sample.approval", 3));
    }

    static SignInService signIn(boolean known, boolean reachable) {
        return signIn(known, () -> reachable, null);
    }

    /// A way in for somebody who was here before.
    static SignInService signIn(
            boolean known, BooleanSupplier reachable, SignInService.LastHere last) {
        return new SampleSignIn(known, reachable, last);
    }

    private record SampleSignIn(
            boolean known, BooleanSupplier reachable, SignInService.LastHere last)
            implements SignInService {
        private static final KnownServer SERVER =
                new KnownServer(
                        "https://kakehashi.city.example.lg.jp:8443", HEAD_OFFICE, FINGERPRINT);

        @Override
        public Optional<KnownServer> server() {
            return known ? Optional.of(SERVER) : Optional.empty();
        }

        @Override
        public Standing standing() {
            return new Standing(reachable.getAsBoolean(), last == null, last != null);
        }

        @Override
        public Optional<LastHere> lastHere() {
            return Optional.ofNullable(last);
        }

        @Override
        public AuthorityOffer meet(String address) {
            if (address.contains("nowhere")) {
                throw Problem.unavailable("problem.line.down").asException();
            }
            return new AuthorityOffer(address, HEAD_OFFICE, FINGERPRINT);
        }

        @Override
        public KnownServer trust(AuthorityOffer offer) {
            return SERVER;
        }

        @Override
        public SessionInfo signIn(String staffNumber, char[] password, boolean training) {
            if ("K7QF-3MPA-X2DR-9HWT".equals(new String(password))) {
                throw Problem.refused("problem.sign_in.code").asException();
            }
            if (!"正しい合言葉です".equals(new String(password))) {
                throw Problem.refused("problem.password.wrong").asException();
            }
            return session(training);
        }

        @Override
        public SessionInfo firstSignIn(
                String staffNumber, String code, String own, boolean training) {
            return session(training);
        }

        @Override
        public CityVisit visitCity() {
            return new SampleVisit();
        }

        @Override
        public void chooseOfflinePassword(String own) {}

        @Override
        public void createFirstAdministrator(FirstAdministrator person) {}

        @Override
        public List<Place> offices() {
            return List.of(
                    new Place("honsho", HEAD_OFFICE),
                    new Place("asahi", new PlaceName("朝日庁舎", "Asahi Hall")));
        }

        @Override
        public List<Place> sections() {
            return SECTIONS;
        }
    }

    /// Somebody whose browser did not open and who comes back at once.
    static final class SampleVisit implements SignInService.CityVisit {
        private volatile boolean closed;

        @Override
        public String address() {
            return "https://id.city.example.lg.jp/authorize?client_id=kakehashi&state=sample";
        }

        @Override
        public boolean opened() {
            return false;
        }

        @Override
        public SignInService.Arrival arrive(boolean training) {
            if (closed) {
                throw Problem.refused("problem.city_identity.cancelled").asException();
            }
            return new SignInService.Arrival(session(training), true);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /// A workspace with a search field and nothing else.
    static final class Page implements Workspace {
        private final String id;
        private final Icon icon;
        private final String labelKey;
        private final ReadOnlyIntegerWrapper waiting;
        private final SearchField search;
        private final VBox screen;
        int shown;
        int hidden;

        Page(UiContext ui, String id, Icon icon, String labelKey, int waiting) {
            this.id = id;
            this.icon = icon;
            this.labelKey = labelKey;
            this.waiting = new ReadOnlyIntegerWrapper(waiting);
            var make = ui.controls();
            search = make.search("sample.search");
            screen =
                    new VBox(
                            make.bar(
                                    make.title(labelKey),
                                    make.spring(),
                                    search,
                                    make.primary("sample.new", "Ctrl N", () -> {})),
                            make.emptyState(icon, "sample.empty", "sample.hint"));
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Icon icon() {
            return icon;
        }

        @Override
        public String labelKey() {
            return labelKey;
        }

        @Override
        public Node node() {
            return screen;
        }

        @Override
        public ReadOnlyIntegerProperty badge() {
            return waiting.getReadOnlyProperty();
        }

        @Override
        public List<KeyHint> keys() {
            return List.of(new KeyHint("Ctrl N", "sample.new"));
        }

        @Override
        public boolean searchable() {
            return true;
        }

        @Override
        public void focusSearch() {
            search.requestFocus();
        }

        @Override
        public void onShow() {
            shown++;
        }

        @Override
        public void onHide() {
            hidden++;
        }
    }
}
