package jp.kakehashi.adminui.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Device;
import jp.kakehashi.wire.AccountMessages.Handed;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.AccountMessages.Session;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.AuditMessages.ActPage;
import jp.kakehashi.wire.AuditMessages.ChainState;
import jp.kakehashi.wire.AuditMessages.Question;
import jp.kakehashi.wire.AuditMessages.ViewingPage;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.NewPlace;
import jp.kakehashi.wire.CityMessages.RenamePlace;
import jp.kakehashi.wire.HealthMessages.ServerState;
import jp.kakehashi.wire.IdentityMessages.Bound;
import jp.kakehashi.wire.RightsMessages.Right;
import jp.kakehashi.wire.RightsMessages.Rights;
import jp.kakehashi.wire.TransferMessages.TransferDone;
import jp.kakehashi.wire.TransferMessages.TransferList;
import jp.kakehashi.wire.TransferMessages.TransferPlan;

/// What an administrator asks of head office; works with a connection only. Called on background
/// threads; an expected failure is a `ProblemException` (`problem.staff.…`, `problem.post.…`,
/// `problem.line.…`).
public interface AdminService {
    /// Everybody, by number.
    List<Staff> staff();

    /// A new member of staff with the one-time code.
    Handed create(NewStaff request);

    /// Renames, stops or readmits somebody.
    Staff change(String staff, ChangeStaff request);

    /// A new one-time code; the person's sessions end.
    Handed newCode(String staff);

    /// Ends the person's sessions everywhere.
    void endSessions(String staff);

    /// Which staff numbers are linked to persons of the city's identity provider.
    List<Bound> cityIdentities();

    /// Links a staff number to `subject` of the provider.
    void bindCity(String staff, String subject);

    /// Loosens that link; the person's sessions end.
    void loosenCity(String staff);

    /// Gives a post.
    Staff addPost(String staff, NewPost post);

    /// Changes a post to come, or the last day of one that runs.
    Staff changePost(String staff, int number, NewPost post);

    /// What the ledgers are called, by id; for auditors.
    Map<String, Label> ledgerNames();

    /// Looks into the log of viewings; the look is put down.
    ViewingPage viewings(Question question);

    /// Looks into the log of what was done to accounts; the look is put down.
    ActPage acts(Question question);

    /// Has every chain checked.
    ChainState checkChains();

    /// Writes a table to a spreadsheet file.
    void export(Path file, List<String> heads, List<List<String>> rows);

    /// The city's offices and sections.
    City city();

    /// Adds an office or a section.
    City addPlace(NewPlace request);

    /// Gives a place another name from a day on.
    City renamePlace(RenamePlace request);

    /// Sets or takes back the last day of a place.
    City closePlace(ClosePlace request);

    /// The PCs that somebody signed in on, the newest first.
    List<Device> devices();

    /// Everybody's sessions that have not ended.
    List<Session> sessions();

    /// Bars a PC at once; it seals what it has not sent and destroys its copies.
    void revoke(String device);

    /// Lets a PC in again, with the key that it shows next.
    void readmit(String device);

    /// Ends one session.
    void endSession(UUID session);

    /// Offices whose staff may register a new PC by signing in on it; empty means all.
    Set<String> officesThatEnrol();

    /// Sets those offices.
    void letEnrol(Set<String> offices);

    /// What a list of transfers would do now; changes nothing.
    TransferPlan planTransfers(TransferList list);

    /// Does what was agreed to, all of it or nothing; once, however often it is sent.
    TransferDone transfer(TransferList list);

    /// How the server and the PCs are.
    ServerState serverState();

    /// Every ledger with its rules, every role with its holders.
    Rights rights();

    /// Who may open that ledger today.
    List<Right> rightsIn(LedgerId ledger);

    /// Which ledgers somebody may open today.
    List<Right> rightsOf(String staff);

    /// The packs that came with the program, beside what head office has of them.
    List<Pack> packs();

    /// Makes that the newest version of its ledger; `text` is the file that says it.
    void publish(LedgerDefinition definition, String text);

    /// Takes back a post that has not begun.
    Staff withdrawPost(String staff, int number);
}
