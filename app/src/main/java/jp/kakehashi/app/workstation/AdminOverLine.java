package jp.kakehashi.app.workstation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.adminui.desk.Pack;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.WorkbookWriter;
import jp.kakehashi.sync.line.ServerLine;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Device;
import jp.kakehashi.wire.AccountMessages.DeviceList;
import jp.kakehashi.wire.AccountMessages.DevicePolicy;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.AccountMessages.Handed;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.AccountMessages.ResetPassword;
import jp.kakehashi.wire.AccountMessages.Session;
import jp.kakehashi.wire.AccountMessages.SessionList;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.AccountMessages.StaffList;
import jp.kakehashi.wire.AuditMessages.ActPage;
import jp.kakehashi.wire.AuditMessages.ChainState;
import jp.kakehashi.wire.AuditMessages.LedgerNames;
import jp.kakehashi.wire.AuditMessages.Question;
import jp.kakehashi.wire.AuditMessages.ViewingPage;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.NewPlace;
import jp.kakehashi.wire.CityMessages.RenamePlace;
import jp.kakehashi.wire.HealthMessages.ServerState;
import jp.kakehashi.wire.IdentityMessages.Bind;
import jp.kakehashi.wire.IdentityMessages.Bound;
import jp.kakehashi.wire.IdentityMessages.BoundList;
import jp.kakehashi.wire.Messages.DefinitionText;
import jp.kakehashi.wire.Messages.Publish;
import jp.kakehashi.wire.RightsMessages.LedgerPeople;
import jp.kakehashi.wire.RightsMessages.Right;
import jp.kakehashi.wire.RightsMessages.Rights;
import jp.kakehashi.wire.RightsMessages.StaffRights;
import jp.kakehashi.wire.TransferMessages.TransferDone;
import jp.kakehashi.wire.TransferMessages.TransferList;
import jp.kakehashi.wire.TransferMessages.TransferPlan;
import org.jspecify.annotations.Nullable;

/// Administration over the session's line to head office.
final class AdminOverLine implements AdminService {
    private final ServerLine line;

    AdminOverLine(ServerLine line) {
        this.line = line;
    }

    @Override
    public Rights rights() {
        return line.call("GET", "/api/rights", null, Rights.class);
    }

    @Override
    public List<Right> rightsIn(LedgerId ledger) {
        return line.call("GET", "/api/rights/ledgers/" + ledger, null, LedgerPeople.class).people();
    }

    @Override
    public List<Right> rightsOf(String staff) {
        String path = "/api/rights/staff/" + URLEncoder.encode(staff, StandardCharsets.UTF_8);
        return line.call("GET", path, null, StaffRights.class).ledgers();
    }

    @Override
    public List<Pack> packs() {
        return ShippedPacks.beside(this::published);
    }

    private @Nullable LedgerDefinition published(LedgerId ledger) {
        try {
            String path = "/api/ledgers/" + ledger + "/definition";
            return line.call("GET", path, null, DefinitionText.class).definition();
        } catch (ProblemException e) {
            if (e.problem().key().equals("problem.ledger.unknown")) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public void publish(LedgerDefinition definition, String text) {
        line.send("POST", "/api/ledgers", new Publish(definition, text));
    }

    @Override
    public List<Staff> staff() {
        return line.call("GET", "/api/staff", null, StaffList.class).staff();
    }

    @Override
    public Handed create(NewStaff request) {
        return line.call("POST", "/api/staff", request, Handed.class);
    }

    @Override
    public Staff change(String staff, ChangeStaff request) {
        return line.call("PUT", person(staff), request, Staff.class);
    }

    @Override
    public Handed newCode(String staff) {
        return line.call(
                "POST", person(staff) + "/password", new ResetPassword(null), Handed.class);
    }

    @Override
    public void endSessions(String staff) {
        line.send("POST", person(staff) + "/end-sessions", new Done());
    }

    @Override
    public List<Bound> cityIdentities() {
        return line.call("GET", "/api/city-identities", null, BoundList.class).bound();
    }

    @Override
    public void bindCity(String staff, String subject) {
        line.send("PUT", person(staff) + "/city-identity", new Bind(subject));
    }

    @Override
    public void loosenCity(String staff) {
        line.call("DELETE", person(staff) + "/city-identity", null, Done.class);
    }

    @Override
    public Staff addPost(String staff, NewPost post) {
        return line.call("POST", person(staff) + "/posts", post, Staff.class);
    }

    @Override
    public Staff changePost(String staff, int number, NewPost post) {
        return line.call("PUT", person(staff) + "/posts/" + number, post, Staff.class);
    }

    @Override
    public Staff withdrawPost(String staff, int number) {
        return line.call("DELETE", person(staff) + "/posts/" + number, null, Staff.class);
    }

    @Override
    public TransferPlan planTransfers(TransferList list) {
        return line.call("POST", "/api/transfers/plan", list, TransferPlan.class);
    }

    @Override
    public TransferDone transfer(TransferList list) {
        return line.call("POST", "/api/transfers", list, TransferDone.class);
    }

    @Override
    public ServerState serverState() {
        return line.call("GET", "/api/server-state", null, ServerState.class);
    }

    @Override
    public List<Device> devices() {
        return line.call("GET", "/api/devices", null, DeviceList.class).devices();
    }

    @Override
    public List<Session> sessions() {
        return line.call("GET", "/api/sessions", null, SessionList.class).sessions();
    }

    @Override
    public void revoke(String device) {
        line.send("POST", device(device) + "/revoke", new Done());
    }

    @Override
    public void readmit(String device) {
        line.send("POST", device(device) + "/readmit", new Done());
    }

    @Override
    public void endSession(UUID session) {
        line.call("DELETE", "/api/sessions/" + session, null, Done.class);
    }

    @Override
    public Set<String> officesThatEnrol() {
        return line.call("GET", "/api/devices/policy", null, DevicePolicy.class).offices();
    }

    @Override
    public void letEnrol(Set<String> offices) {
        line.send("PUT", "/api/devices/policy", new DevicePolicy(offices));
    }

    @Override
    public Map<String, Label> ledgerNames() {
        return line.call("GET", "/api/audit/ledgers", null, LedgerNames.class).ledgers();
    }

    @Override
    public ViewingPage viewings(Question question) {
        return line.call("POST", "/api/audit/viewings", question, ViewingPage.class);
    }

    @Override
    public ActPage acts(Question question) {
        return line.call("POST", "/api/audit/acts", question, ActPage.class);
    }

    @Override
    public ChainState checkChains() {
        return line.call("POST", "/api/audit/check", new Done(), ChainState.class);
    }

    @Override
    public void export(Path file, List<String> heads, List<List<String>> rows) {
        List<WorkbookWriter.Column> columns =
                heads.stream()
                        .map(h -> new WorkbookWriter.Column(h, SheetFieldType.TEXT, 0))
                        .toList();
        List<List<@Nullable String>> lines = new ArrayList<>();
        for (List<String> row : rows) {
            List<@Nullable String> line = new ArrayList<>();
            line.addAll(row);
            lines.add(line);
        }
        new WorkbookWriter().writeXlsx(file, "kakehashi", columns, lines.iterator());
    }

    @Override
    public City city() {
        return line.call("GET", "/api/city", null, City.class);
    }

    @Override
    public City addPlace(NewPlace request) {
        return line.call("POST", "/api/city/places", request, City.class);
    }

    @Override
    public City renamePlace(RenamePlace request) {
        return line.call("POST", "/api/city/names", request, City.class);
    }

    @Override
    public City closePlace(ClosePlace request) {
        return line.call("POST", "/api/city/closings", request, City.class);
    }

    private static String device(String id) {
        return "/api/devices/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static String person(String staff) {
        return "/api/staff/" + URLEncoder.encode(staff, StandardCharsets.UTF_8);
    }
}
