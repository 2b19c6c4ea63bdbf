"""Addresses of the desk. allauth's views stand under names they know each other by; what is not offered is not here."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as key
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import path

from nhipcau.web.desk import access_keys, agencies, invitations, keys, machine, notices, people, search, today
from nhipcau.web.desk import account as own
from nhipcau.web.desk.addresses import words
from nhipcau.web.desk.asking import pages as asking
from nhipcau.web.desk.calendars import pages as calendar
from nhipcau.web.desk.calendars.feed import feed
from nhipcau.web.desk.claims import deciding, proving
from nhipcau.web.desk.commands import pages as commands
from nhipcau.web.desk.confirming import answering, board, speaking
from nhipcau.web.desk.discussing import pages as discussing
from nhipcau.web.desk.dues import pages as due
from nhipcau.web.desk.dues import reminded
from nhipcau.web.desk.importing import begin
from nhipcau.web.desk.importing import pages as importing
from nhipcau.web.desk.inbox import becoming, interests, message, reply, wordings
from nhipcau.web.desk.inbox import listing as inbox
from nhipcau.web.desk.many import pages as many
from nhipcau.web.desk.papers import pages as papers
from nhipcau.web.desk.papers import yearly
from nhipcau.web.desk.partner import offering, profile
from nhipcau.web.desk.proceeding import pages as proceeding
from nhipcau.web.desk.proceeding import succession
from nhipcau.web.desk.publication import bulk, moving, planned, proposed
from nhipcau.web.desk.reading import deciding as reading_facts
from nhipcau.web.desk.reading import pages as reading
from nhipcau.web.desk.realisation import health, keeping, kpi
from nhipcau.web.desk.records import attachments, batch, files, history, listing, record, registers
from nhipcau.web.desk.saved import pages as views
from nhipcau.web.desk.sign_in import FACTOR_TEMPLATES as FACTORS
from nhipcau.web.desk.sign_in import SecurityPage, SetUpApp, sign_out_everywhere
from nhipcau.web.desk.working import pages as working
from nhipcau.web.desk.writing import asides
from nhipcau.web.desk.writing import pages as writing

_SIGN_IN = "desk/sign_in"

urlpatterns = [
    path("", today.today, name="desk_home"),
    path(words("/thong-bao", "/notices"), notices.every, name="desk_notices"),
    path(words("/thong-bao/da-doc", "/notices/read"), notices.read, name="desk_notices_read"),
    path(words("/thong-bao/<uuid:uid>/da-doc", "/notices/<uuid:uid>/read"), notices.read, name="desk_notice_read"),
    path(words("/viec-den-han", "/due"), due.due, name="desk_due"),
    path(words("/lich", "/calendar"), calendar.calendar, name="desk_calendar"),
    path(words("/lich/lien-ket", "/calendar/links"), calendar.new_link, name="desk_calendar_new"),
    path(
        words("/lich/lien-ket/<uuid:uid>/huy", "/calendar/links/<uuid:uid>/end"),
        calendar.end_link,
        name="desk_calendar_end",
    ),
    path(words("/lich/<str:token>.ics", "/calendar/<str:token>.ics"), feed, name="desk_calendar_feed"),
    path(words("/phim-tat", "/keys"), keys.keys, name="desk_keys"),
    path(words("/lenh", "/commands"), commands.commands, name="desk_commands"),
    path(words("/lenh/goi-y", "/commands/suggestions"), commands.suggestions, name="desk_commands_suggest"),
    path(words("/tai-khoan", "/account"), own.my_account, name="desk_account"),
    path(
        words("/api/readings", "/api/readings"), machine.by_key("POST", machine.read_file), name="desk_machine_readings"
    ),
    path(
        words("/api/readings/<uuid:uid>", "/api/readings/<uuid:uid>"),
        machine.by_key("GET", machine.answer_of),
        name="desk_machine_reading",
    ),
    path(words("/ma-truy-cap", "/access-keys"), access_keys.access_keys, name="desk_access_keys"),
    path(words("/ma-truy-cap/moi", "/access-keys/new"), access_keys.new_key, name="desk_access_key_new"),
    path(
        words("/ma-truy-cap/<uuid:uid>/huy", "/access-keys/<uuid:uid>/end"),
        access_keys.end_key,
        name="desk_access_key_end",
    ),
    # Signing in and out.
    path(
        words("/dang-nhap", "/sign-in"),
        account.LoginView.as_view(
            template_name=f"{_SIGN_IN}/sign_in.html", extra_context={"agency_server": settings.NHIPCAU_OIDC_NAME}
        ),
        name="account_login",
    ),
    path(
        words("/dang-xuat", "/sign-out"),
        account.LogoutView.as_view(template_name=f"{_SIGN_IN}/sign_out.html"),
        name="account_logout",
    ),
    path(
        words("/tai-khoan-da-khoa", "/account-closed"),
        account.AccountInactiveView.as_view(template_name=f"{_SIGN_IN}/closed.html"),
        name="account_inactive",
    ),
    path(
        words("/xac-nhan-mat-khau", "/confirm-password"),
        account.ReauthenticateView.as_view(template_name=f"{_SIGN_IN}/again.html"),
        name="account_reauthenticate",
    ),
    # Passwords.
    path(
        words("/mat-khau", "/password"),
        account.PasswordChangeView.as_view(template_name=f"{_SIGN_IN}/password.html"),
        name="account_change_password",
    ),
    path(
        words("/dat-mat-khau", "/set-password"),
        account.PasswordSetView.as_view(template_name=f"{_SIGN_IN}/password.html"),
        name="account_set_password",
    ),
    path(
        words("/quen-mat-khau", "/forgotten-password"),
        account.PasswordResetView.as_view(template_name=f"{_SIGN_IN}/forgotten.html"),
        name="account_reset_password",
    ),
    path(
        words("/quen-mat-khau/da-gui", "/forgotten-password/sent"),
        account.PasswordResetDoneView.as_view(template_name=f"{_SIGN_IN}/forgotten_sent.html"),
        name="account_reset_password_done",
    ),
    path(
        words("/quen-mat-khau/xong", "/forgotten-password/done"),
        account.PasswordResetFromKeyDoneView.as_view(template_name=f"{_SIGN_IN}/forgotten_done.html"),
        name="account_reset_password_from_key_done",
    ),
    path(
        words("/quen-mat-khau/<slug:uidb36>/<str:key>", "/forgotten-password/<slug:uidb36>/<str:key>"),
        account.PasswordResetFromKeyView.as_view(template_name=f"{_SIGN_IN}/forgotten_new.html"),
        name="account_reset_password_from_key",
    ),
    # Second factors.
    path(words("/bao-mat", "/security"), SecurityPage.as_view(template_name=FACTORS["index"]), name="mfa_index"),
    path(
        words("/yeu-to-thu-hai", "/second-factor"),
        factor.AuthenticateView.as_view(template_name=FACTORS["authenticate"]),
        name="mfa_authenticate",
    ),
    path(
        words("/xac-nhan-ma", "/confirm-code"),
        factor.ReauthenticateView.as_view(template_name=FACTORS["again"]),
        name="mfa_reauthenticate",
    ),
    path(
        words("/bao-mat/ung-dung", "/security/app"),
        SetUpApp.as_view(template_name=FACTORS["app"]),
        name="mfa_activate_totp",
    ),
    path(
        words("/bao-mat/bo-ung-dung", "/security/remove-app"),
        totp.DeactivateTOTPView.as_view(template_name=FACTORS["remove_app"]),
        name="mfa_deactivate_totp",
    ),
    path(
        words("/bao-mat/ma-du-phong", "/security/recovery-codes"),
        codes.ViewRecoveryCodesView.as_view(template_name=FACTORS["codes"]),
        name="mfa_view_recovery_codes",
    ),
    path(
        words("/bao-mat/ma-du-phong-moi", "/security/new-recovery-codes"),
        codes.GenerateRecoveryCodesView.as_view(template_name=FACTORS["new_codes"]),
        name="mfa_generate_recovery_codes",
    ),
    path(
        words("/bao-mat/khoa", "/security/keys"),
        key.ListWebAuthnView.as_view(template_name=FACTORS["keys"]),
        name="mfa_list_webauthn",
    ),
    path(
        words("/bao-mat/khoa/them", "/security/keys/add"),
        key.AddWebAuthnView.as_view(template_name=FACTORS["add_key"]),
        name="mfa_add_webauthn",
    ),
    path(
        words("/bao-mat/khoa/<int:pk>/ten", "/security/keys/<int:pk>/name"),
        key.EditWebAuthnView.as_view(template_name=FACTORS["edit_key"]),
        name="mfa_edit_webauthn",
    ),
    path(
        words("/bao-mat/khoa/<int:pk>/bo", "/security/keys/<int:pk>/remove"),
        key.RemoveWebAuthnView.as_view(template_name=FACTORS["remove_key"]),
        name="mfa_remove_webauthn",
    ),
    path(
        words("/xac-nhan-khoa", "/confirm-key"),
        key.ReauthenticateWebAuthnView.as_view(template_name=FACTORS["again_key"]),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        words("/dang-nhap-bang-khoa", "/sign-in-with-key"), key.LoginWebAuthnView.as_view(), name="mfa_login_webauthn"
    ),
    # Sessions.
    path(
        words("/phien", "/sessions"),
        sessions.ListUserSessionsView.as_view(template_name=f"{_SIGN_IN}/sessions.html"),
        name="usersessions_list",
    ),
    path(words("/phien/thoat-het", "/sessions/end-all"), sign_out_everywhere, name="desk_sign_out_everywhere"),
    # Search over all registers.
    path(words("/tim", "/search"), search.search, name="desk_search"),
    path(words("/tim/goi-y", "/search/suggestions"), search.suggestions, name="desk_search_suggest"),
    # Registers and records.
    path(words("/so", "/registers"), registers.every, name="desk_registers"),
    path(words("/so/<slug:slug>", "/registers/<slug:slug>"), listing.records, name="desk_records"),
    path(words("/so/<slug:slug>/cach-xem", "/registers/<slug:slug>/views"), views.every, name="desk_views"),
    path(
        words("/so/<slug:slug>/cach-xem/<uuid:view>", "/registers/<slug:slug>/views/<uuid:view>"),
        views.one,
        name="desk_view",
    ),
    path(words("/so/<slug:slug>/moi", "/registers/<slug:slug>/new"), writing.new, name="desk_record_new"),
    path(words("/so/<slug:slug>/sua-nhieu", "/registers/<slug:slug>/edit-many"), many.edit_many, name="desk_edit_many"),
    path(words("/so/<slug:slug>/trung", "/registers/<slug:slug>/similar"), asides.similar, name="desk_record_similar"),
    path(words("/so/<slug:slug>/ten", "/registers/<slug:slug>/names"), asides.names, name="desk_record_names"),
    path(
        words("/so/<slug:slug>/<uuid:uid>/sua", "/registers/<slug:slug>/<uuid:uid>/edit"),
        writing.change,
        name="desk_record_edit",
    ),
    path(
        words("/so/<slug:slug>/goi-y", "/registers/<slug:slug>/suggestions"), listing.suggestions, name="desk_suggest"
    ),
    path(
        words("/so/<slug:slug>/tat-ca.xlsx", "/registers/<slug:slug>/all.xlsx"),
        files.download,
        {"form": "xlsx"},
        name="desk_xlsx",
    ),
    path(
        words("/so/<slug:slug>/tat-ca.csv", "/registers/<slug:slug>/all.csv"),
        files.download,
        {"form": "csv"},
        name="desk_csv",
    ),
    path(
        words("/so/<slug:slug>/tat-ca.json", "/registers/<slug:slug>/all.json"),
        files.download,
        {"form": "json"},
        name="desk_json",
    ),
    path(
        words("/so/<slug:slug>/in/<slug:form>.xlsx", "/registers/<slug:slug>/print/<slug:form>.xlsx"),
        files.form,
        name="desk_form",
    ),
    path(words("/so/<slug:slug>/<uuid:uid>", "/registers/<slug:slug>/<uuid:uid>"), record.record, name="desk_record"),
    # Official papers.
    path(
        words("/so/<slug:slug>/<uuid:uid>/van-ban", "/registers/<slug:slug>/<uuid:uid>/papers"),
        papers.papers,
        name="desk_papers",
    ),
    path(
        words(
            "/so/<slug:slug>/<uuid:uid>/van-ban/<slug:paper>", "/registers/<slug:slug>/<uuid:uid>/papers/<slug:paper>"
        ),
        papers.paper,
        name="desk_paper",
    ),
    path(
        words("/so/<slug:slug>/van-ban-nam", "/registers/<slug:slug>/year-papers"),
        yearly.papers,
        name="desk_year_papers",
    ),
    path(
        words("/so/<slug:slug>/van-ban-nam/<slug:paper>", "/registers/<slug:slug>/year-papers/<slug:paper>"),
        yearly.paper,
        name="desk_year_paper",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>.json", "/registers/<slug:slug>/<uuid:uid>.json"),
        files.record,
        name="desk_record_json",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/lich-su", "/registers/<slug:slug>/<uuid:uid>/history"),
        history.history,
        name="desk_history",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/hoan-tac", "/registers/<slug:slug>/<uuid:uid>/undo"),
        history.undo,
        name="desk_undo",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/tep", "/registers/<slug:slug>/<uuid:uid>/files"),
        attachments.add,
        name="desk_attach",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/tep/<uuid:file>", "/registers/<slug:slug>/<uuid:uid>/files/<uuid:file>"),
        attachments.hand_out,
        name="desk_attachment",
    ),
    path(
        words(
            "/so/<slug:slug>/<uuid:uid>/tep/<uuid:file>/xoa",
            "/registers/<slug:slug>/<uuid:uid>/files/<uuid:file>/remove",
        ),
        attachments.remove,
        name="desk_attachment_remove",
    ),
    path(words("/dot/<uuid:batch>", "/batches/<uuid:batch>"), batch.batch, name="desk_batch"),
    path(words("/dot/<uuid:batch>/hoan-tac", "/batches/<uuid:batch>/undo"), batch.undo, name="desk_batch_undo"),
    # Tables.
    path(words("/so/<slug:slug>/nhap", "/registers/<slug:slug>/import"), begin.begin, name="desk_import_new"),
    path(
        words("/so/<slug:slug>/mau.xlsx", "/registers/<slug:slug>/template.xlsx"),
        begin.template,
        name="desk_import_template",
    ),
    path(words("/nhap/<uuid:uid>", "/imports/<uuid:uid>"), importing.show, name="desk_import"),
    path(
        words("/nhap/<uuid:uid>/tien-do", "/imports/<uuid:uid>/progress"),
        importing.progress,
        name="desk_import_progress",
    ),
    path(words("/nhap/<uuid:uid>/cot", "/imports/<uuid:uid>/columns"), importing.columns, name="desk_import_columns"),
    path(
        words("/nhap/<uuid:uid>/dong/<int:row>", "/imports/<uuid:uid>/rows/<int:row>"),
        importing.row,
        name="desk_import_row",
    ),
    path(words("/nhap/<uuid:uid>/ghi", "/imports/<uuid:uid>/write"), importing.write, name="desk_import_write"),
    path(
        words("/nhap/<uuid:uid>/kiem-tra-lai", "/imports/<uuid:uid>/check-again"),
        importing.again,
        name="desk_import_again",
    ),
    path(words("/nhap/<uuid:uid>/hoan-tac", "/imports/<uuid:uid>/undo"), importing.undo, name="desk_import_undo"),
    path(words("/nhap/<uuid:uid>/dung", "/imports/<uuid:uid>/stop"), importing.cancel, name="desk_import_cancel"),
    path(words("/nhap/<uuid:uid>/bo", "/imports/<uuid:uid>/discard"), importing.discard, name="desk_import_discard"),
    path(
        words("/nhap/<uuid:uid>/loi.xlsx", "/imports/<uuid:uid>/problems.xlsx"),
        importing.problems,
        name="desk_import_problems",
    ),
    # Procedures.
    path(
        words("/so/<slug:slug>/ke-thua", "/registers/<slug:slug>/succession"),
        succession.undecided,
        name="desk_succession",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/thu-tuc/moi", "/registers/<slug:slug>/<uuid:uid>/procedures/new"),
        proceeding.new,
        name="desk_procedure_new",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/buoc/<slug:step>", "/registers/<slug:slug>/<uuid:uid>/steps/<slug:step>"),
        proceeding.step,
        name="desk_step",
    ),
    # Publication.
    path(words("/so/<slug:slug>/chuyen", "/registers/<slug:slug>/moves"), bulk.moves, name="desk_moves"),
    path(
        words("/so/<slug:slug>/<uuid:uid>/chuyen/<slug:step>", "/registers/<slug:slug>/<uuid:uid>/moves/<slug:step>"),
        moving.move,
        name="desk_move",
    ),
    path(
        words(
            "/so/<slug:slug>/<uuid:uid>/lich/<uuid:plan>/huy",
            "/registers/<slug:slug>/<uuid:uid>/plans/<uuid:plan>/take-back",
        ),
        planned.take_back,
        name="desk_plan_take_back",
    ),
    path(
        words(
            "/so/<slug:slug>/<uuid:uid>/lich/<uuid:plan>/da-xem",
            "/registers/<slug:slug>/<uuid:uid>/plans/<uuid:plan>/read",
        ),
        planned.put_aside,
        name="desk_plan_put_aside",
    ),
    path(
        words(
            "/so/<slug:slug>/<uuid:uid>/de-xuat/<uuid:proposal>",
            "/registers/<slug:slug>/<uuid:uid>/proposals/<uuid:proposal>",
        ),
        proposed.proposal,
        name="desk_proposal",
    ),
    # What comes of promises.
    path(words("/tinh-trang-quan-he", "/health-of-ties"), health.health, name="desk_health"),
    path(words("/thuc-hien-cam-ket", "/realisation"), kpi.kpi, name="desk_kpi"),
    path(words("/thuc-hien-cam-ket/ho-so", "/realisation/records"), kpi.behind_number, name="desk_kpi_records"),
    path(words("/thuc-hien-cam-ket/chot", "/realisation/keep"), keeping.keep, name="desk_kpi_keep"),
    # Freshness.
    path(words("/do-moi", "/freshness"), board.board, name="desk_freshness"),
    path(
        words("/so/<slug:slug>/<uuid:uid>/y-kien", "/registers/<slug:slug>/<uuid:uid>/opinion"),
        speaking.say,
        name="desk_say",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/y-kien/rut", "/registers/<slug:slug>/<uuid:uid>/opinion/take-back"),
        speaking.take_back,
        name="desk_say_take_back",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/hoi", "/registers/<slug:slug>/<uuid:uid>/ask"), speaking.ask, name="desk_ask"
    ),
    path(
        words("/con-dung-khong/<str:token>", "/still-right/<str:token>"),
        answering.confirm_link,
        name="desk_confirm_link",
    ),
    # Claims of profiles, and what partners do with theirs.
    path(words("/nhan-ho-so", "/claims"), deciding.every, name="desk_claims"),
    path(words("/nhan-ho-so/<uuid:uid>", "/claims/<uuid:uid>"), deciding.claim, name="desk_claim"),
    path(
        words("/xac-nhan-to-chuc/<str:token>", "/our-organisation/<str:token>"),
        proving.claim_link,
        name="desk_claim_link",
    ),
    path(words("/ho-so-to-chuc/<uuid:uid>", "/profile/<uuid:uid>"), profile.own_part, name="desk_profile"),
    path(
        words("/ho-so-to-chuc/<uuid:uid>/de-nghi-sua", "/profile/<uuid:uid>/suggest"),
        profile.suggest,
        name="desk_profile_suggest",
    ),
    path(words("/so/<slug:slug>/dang", "/registers/<slug:slug>/post"), offering.offer, name="desk_offer"),
    # Discussion.
    path(
        words("/so/<slug:slug>/<uuid:uid>/trao-doi", "/registers/<slug:slug>/<uuid:uid>/discussion"),
        discussing.discussion,
        name="desk_discussion",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/trao-doi/ten", "/registers/<slug:slug>/<uuid:uid>/discussion/names"),
        discussing.names,
        name="desk_discussion_names",
    ),
    path(
        words(
            "/so/<slug:slug>/<uuid:uid>/trao-doi/<uuid:comment>",
            "/registers/<slug:slug>/<uuid:uid>/discussion/<uuid:comment>",
        ),
        discussing.comment,
        name="desk_comment",
    ),
    path(
        words(
            "/so/<slug:slug>/<uuid:uid>/trao-doi/<uuid:comment>/rut",
            "/registers/<slug:slug>/<uuid:uid>/discussion/<uuid:comment>/take-back",
        ),
        discussing.take_back,
        name="desk_comment_take_back",
    ),
    path(
        words(
            "/so/<slug:slug>/<uuid:uid>/trao-doi/<uuid:comment>/xong",
            "/registers/<slug:slug>/<uuid:uid>/discussion/<uuid:comment>/settle",
        ),
        discussing.settle,
        name="desk_comment_settle",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/nhac", "/registers/<slug:slug>/<uuid:uid>/nudge"),
        reminded.ask_after,
        name="desk_nudge",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/tien-do", "/registers/<slug:slug>/<uuid:uid>/report"),
        working.report,
        name="desk_report",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/giao-xuong", "/registers/<slug:slug>/<uuid:uid>/hand-down"),
        working.hand,
        name="desk_hand_down",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/tiep-nhan", "/registers/<slug:slug>/<uuid:uid>/answer"),
        working.answer,
        name="desk_answer",
    ),
    # Requests between agencies.
    path(
        words("/so/<slug:slug>/<uuid:uid>/gui", "/registers/<slug:slug>/<uuid:uid>/send"),
        asking.send,
        name="desk_request_send",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/tra-loi", "/registers/<slug:slug>/<uuid:uid>/reply"),
        asking.answer,
        name="desk_request_answer",
    ),
    path(
        words("/so/<slug:slug>/<uuid:uid>/tra-loi.xlsx", "/registers/<slug:slug>/<uuid:uid>/replies.xlsx"),
        asking.table,
        name="desk_request_file",
    ),
    # Messages of visitors.
    path(words("/hop-thu", "/inbox"), inbox.inbox, name="desk_inbox"),
    path(words("/hop-thu/nhieu-tin", "/inbox/several"), inbox.together, name="desk_inbox_together"),
    path(words("/hop-thu/<uuid:uid>", "/inbox/<uuid:uid>"), message.message, name="desk_inbox_message"),
    path(
        words("/hop-thu/<uuid:uid>/viec/<slug:deed>", "/inbox/<uuid:uid>/do/<slug:deed>"),
        message.do,
        name="desk_inbox_do",
    ),
    path(words("/hop-thu/<uuid:uid>/tra-loi", "/inbox/<uuid:uid>/reply"), reply.reply, name="desk_inbox_reply"),
    path(
        words("/hop-thu/<uuid:uid>/tra-loi/<uuid:answer>/gui-lai", "/inbox/<uuid:uid>/reply/<uuid:answer>/send-again"),
        reply.send_again,
        name="desk_inbox_send_again",
    ),
    path(
        words("/hop-thu/<uuid:uid>/theo-doi", "/inbox/<uuid:uid>/interest"),
        becoming.to_interest,
        name="desk_inbox_to_interest",
    ),
    path(
        words("/hop-thu/<uuid:uid>/ben-canh", "/inbox/<uuid:uid>/beside"), becoming.to_word, name="desk_inbox_to_word"
    ),
    path(words("/quan-tam", "/interests"), interests.interests, name="desk_interests"),
    path(words("/quan-tam/<uuid:uid>", "/interests/<uuid:uid>"), interests.interest, name="desk_interest"),
    path(words("/hop-thu/mau-tra-loi", "/inbox/templates"), wordings.templates, name="desk_inbox_templates"),
    path(
        words(
            "/hop-thu/mau-tra-loi/<uuid:agency>/<slug:kind>/<slug:spoken>",
            "/inbox/templates/<uuid:agency>/<slug:kind>/<slug:spoken>",
        ),
        wordings.template,
        name="desk_inbox_template",
    ),
    # Texts and the facts they state.
    path(words("/doc-van-ban", "/reading"), reading.readings, name="desk_readings"),
    path(words("/doc-van-ban/<uuid:uid>", "/reading/<uuid:uid>"), reading.reading, name="desk_reading"),
    path(
        words("/doc-van-ban/<uuid:uid>/sua", "/reading/<uuid:uid>/correct"),
        reading.correct,
        name="desk_reading_correct",
    ),
    path(
        words("/doc-van-ban/<uuid:uid>/xoa", "/reading/<uuid:uid>/discard"),
        reading.discard,
        name="desk_reading_discard",
    ),
    path(
        words("/doc-van-ban/<uuid:uid>/du-kien/<uuid:fact>", "/reading/<uuid:uid>/facts/<uuid:fact>"),
        reading_facts.decide,
        name="desk_reading_fact",
    ),
    # Agencies and their people.
    path(words("/loi-moi/<str:token>", "/invitation/<str:token>"), invitations.accept, name="desk_invitation"),
    path(words("/co-quan", "/agencies"), agencies.every, name="desk_agencies"),
    path(words("/co-quan/moi", "/agencies/new"), agencies.add, name="desk_agency_add"),
    path(words("/co-quan/<uuid:uid>", "/agencies/<uuid:uid>"), agencies.one, name="desk_agency"),
    path(words("/co-quan/<uuid:uid>/ten", "/agencies/<uuid:uid>/name"), agencies.name, name="desk_agency_name"),
    path(
        words("/co-quan/<uuid:uid>/ke-thua", "/agencies/<uuid:uid>/succession"),
        agencies.succession,
        name="desk_agency_succession",
    ),
    path(words("/co-quan/<uuid:uid>/moi-nguoi", "/agencies/<uuid:uid>/invite"), people.invite_into, name="desk_invite"),
    path(
        words("/loi-moi/<uuid:uid>/huy", "/invitations/<uuid:uid>/withdraw"),
        people.withdraw_invitation,
        name="desk_invitation_withdraw",
    ),
    path(words("/vai-tro/<uuid:uid>/ket-thuc", "/roles/<uuid:uid>/end"), people.end_role, name="desk_role_end"),
]

if settings.NHIPCAU_OIDC_NAME:
    from nhipcau.web.desk import agency_sign_in

    _server = {"provider_id": agency_sign_in.PROVIDER}
    urlpatterns += [
        path(
            words("/dang-nhap-co-quan", "/agency-sign-in"), agency_sign_in.begin, _server, name="openid_connect_login"
        ),
        path(
            words("/dang-nhap-co-quan/tra-loi", "/agency-sign-in/answer"),
            agency_sign_in.answer,
            _server,
            name="openid_connect_callback",
        ),
    ]

if settings.NHIPCAU_ADMIN:
    from nhipcau.web.desk.admin import looking_site

    urlpatterns.append(path(words("/quan-tri/", "/admin/"), looking_site().urls))
