//! Conflicts of interest: answered for every nominee, lifted by the chair alone, and a nominee that is nowhere for whoever is
//! conflicted.

use frivillighus_engine::access::Role;
use frivillighus_tests::{TestSeat, new_key, office_test};
use serde_json::{Value, json};

use super::builders::{Award, answer, names, somebody};

impl Award {
    /// Somebody of the year who has not left it, by name.
    async fn present_member(&self, name: &str) -> Value {
        let members = self.card().await["members"].as_array().expect("members").clone();
        let found = members.into_iter().find(|member| member["facts"]["name"] == name && member["leftAt"].is_null());
        found.unwrap_or_else(|| panic!("no {name}"))
    }
}

office_test! {
    async fn a_conflicted_juror_loses_the_nominee_and_only_the_chair_lifts_it(test) {
        let award = Award::of(test).await;
        let (one, two) = (award.accepted("Kirsten Bækgaard").await, award.accepted("Bent Lund").await);
        let page = award.juror.ask("award_interests", award.at()).await;
        assert_eq!(names(&page["nominees"], "name"), ["Bent Lund", "Kirsten Bækgaard"], "names only, by the alphabet");
        assert_eq!(page["progress"], json!([]), "how far others are is not a juror's business");
        let after = award.declares(&award.juror, &[(&one, "conflicted"), (&two, "none")]).await;
        assert_eq!(names(&after["now"]["nominees"], "name"), ["Bent Lund"]);
        assert_eq!(after["undo"], Value::Null);
        let lift = json!({ "awardYearId": award.year, "answers": [answer(&one, "none")] });
        award.juror.refused("declare_interests", lift, "nominee_not_found").await;
        let further = json!({ "awardYearId": award.year, "answers": [answer(&two, "in_doubt")] });
        award.juror.ask("declare_interests", further).await;
        let back = json!({ "awardYearId": award.year, "answers": [answer(&two, "none")] });
        award.juror.refused("declare_interests", back.clone(), "only_chair_lifts").await;
        let member = award.member("Ib Toft").await["id"].clone();
        let for_them = json!({ "awardYearId": award.year, "memberId": member, "answers": back["answers"] });
        award.secretary.refused("declare_interests", for_them, "not_yours_in_award").await;
        let decision = json!({ "awardYearId": award.year, "memberId": member, "nomineeId": one, "takesPart": true, "reason": "Fejl i listen" });
        award.chair.refused("decide_interest", decision.clone(), "nominee_not_found").await;
        award.declares(&award.chair, &[(&one, "none"), (&two, "none")]).await;
        let chairs = award.chair.ask("award_interests", award.at()).await;
        assert_eq!(chairs["toDecide"].as_array().expect("list").len(), 2, "the chair is told");
        let mut without = decision.clone();
        without["reason"] = " ".into();
        award.chair.refused("decide_interest", without, "fields_refused").await;
        award.juror.refused("decide_interest", decision.clone(), "not_yours_in_award").await;
        award.chair.ask("decide_interest", decision.clone()).await;
        award.chair.refused("decide_interest", decision, "not_the_decider").await;
        let page = award.juror.ask("award_interests", award.at()).await;
        assert_eq!(names(&page["nominees"], "name"), ["Bent Lund", "Kirsten Bækgaard"]);
    }

    async fn a_conflict_says_its_ground_and_the_secretary_writes_for_those_on_paper(test) {
        let award = Award::of(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        let mut bare = answer(&one, "conflicted");
        bare["ground"] = Value::Null;
        let input = json!({ "awardYearId": award.year, "answers": [bare] });
        let refused = award.juror.refused("declare_interests", input, "fields_refused").await;
        assert_eq!(refused["problems"][0]["field"], "answers.0.ground");
        let paper = award.member("Else Papir").await["id"].clone();
        let input = json!({ "awardYearId": award.year, "memberId": paper, "answers": [answer(&one, "in_doubt")] });
        award.juror.refused("declare_interests", input.clone(), "not_yours_in_award").await;
        let page = award.secretary.ask("declare_interests", input).await["now"].clone();
        assert_eq!((&page["memberName"], &page["nominees"][0]["stand"]), (&json!("Else Papir"), &json!("in_doubt")));
        let progress = award.secretary.ask("award_interests", award.at()).await["progress"].clone();
        assert_eq!(progress.as_array().expect("list").len(), 5);
    }

    async fn whoever_signs_in_says_themselves_that_they_have_no_interest(test) {
        let award = Award::of(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        let juror = award.member("Ib Toft").await["id"].clone();
        let of = |interest: &str| json!({ "awardYearId": award.year, "memberId": juror, "answers": [answer(&one, interest)] });
        let refused = award.secretary.refused("declare_interests", of("none"), "not_yours_in_award").await;
        assert_eq!(refused["positions"], json!(["juror"]));
        award.secretary.ask("declare_interests", of("in_doubt")).await;
        let paper = award.member("Else Papir").await["id"].clone();
        let of_paper = json!({ "awardYearId": award.year, "memberId": paper, "answers": [answer(&one, "none")] });
        award.secretary.ask("declare_interests", of_paper).await;
    }

    async fn what_is_said_of_a_doubt_can_be_said_better(test) {
        let award = Award::of(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.juror, &[(&one, "in_doubt")]).await;
        let mut better = answer(&one, "in_doubt");
        better["reason"] = "Sang i koret til 2019".into();
        let input = json!({ "awardYearId": award.year, "answers": [better] });
        award.juror.ask("declare_interests", input.clone()).await;
        award.juror.ask("declare_interests", input).await;
        assert_eq!(test.count("SELECT count(*) FROM award_interests").await, 2, "the same again is nothing new");
        award.declares(&award.chair, &[(&one, "none")]).await;
        let decides = award.chair.ask("award_interests", award.at()).await["toDecide"].clone();
        assert_eq!(decides[0]["reason"], "Sang i koret til 2019");
    }

    async fn a_conflict_stays_with_whoever_is_appointed_anew(test) {
        let award = Award::of(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.juror, &[(&one, "conflicted")]).await;
        let member = award.member("Ib Toft").await;
        let mut facts = member["facts"].clone();
        facts["userId"] = Value::Null;
        let change = json!({ "memberId": member["id"], "version": member["version"], "facts": facts });
        award.secretary.refused("change_award_member", change, "already_in_award").await;
        let remove = json!({ "memberId": member["id"], "version": member["version"] });
        award.secretary.ask("remove_award_member", remove).await;
        award.appoint("juror", Some(&award.juror), "Ib Toft igen").await;
        assert_eq!(award.juror.ask("award_interests", award.at()).await["nominees"], json!([]));
        award.declares(&award.chair, &[(&one, "none")]).await;
        let decides = award.chair.ask("award_interests", award.at()).await["toDecide"].clone();
        assert_eq!((&decides[0]["memberName"], &decides[0]["ground"]), (&json!("Ib Toft igen"), &json!("leadership")));
    }

    async fn a_conflict_stays_with_whoever_works_on_paper(test) {
        let award = Award::of(test).await;
        let (one, two) = (award.accepted("Kirsten Bækgaard").await, award.accepted("Bent Lund").await);
        award.declares(&award.juror, &[(&one, "conflicted")]).await;
        let paper = award.member("Else Papir").await;
        let of = |member: &Value, nominee: &Value, interest: &str| {
            json!({ "awardYearId": award.year, "memberId": member["id"], "answers": [answer(nominee, interest)] })
        };
        award.secretary.ask("declare_interests", of(&paper, &two, "conflicted")).await;
        let twice = json!({ "position": "juror", "userId": null, "personId": null, "name": "ELSE PAPIR" });
        let input = json!({ "requestKey": new_key(), "awardYearId": award.year, "facts": twice });
        assert_eq!(award.secretary.refused("appoint_award_member", input, "already_in_award").await["position"], "juror");
        for name in ["Else Papir", "Ib Toft"] {
            let left = award.member(name).await;
            award.secretary.ask("remove_award_member", json!({ "memberId": left["id"], "version": left["version"] })).await;
            award.appoint("juror", None, name).await;
        }
        let anew = award.present_member("Else Papir").await;
        award.secretary.refused("declare_interests", of(&anew, &two, "none"), "nominee_not_found").await;
        award.secretary.ask("declare_interests", of(&anew, &one, "none")).await;
        let anew = award.present_member("Ib Toft").await;
        award.secretary.refused("declare_interests", of(&anew, &one, "none"), "nominee_not_found").await;
        award.secretary.ask("declare_interests", of(&anew, &two, "none")).await;
    }

    async fn the_chairs_own_doubt_goes_to_the_deputy(test) {
        let award = Award::of(test).await;
        let one = award.accepted("Kirsten Bækgaard").await;
        award.declares(&award.chair, &[(&one, "in_doubt")]).await;
        award.declares(&award.deputy, &[(&one, "none")]).await;
        let chair = award.member("Finn Rée").await["id"].clone();
        let decision = json!({ "awardYearId": award.year, "memberId": chair, "nomineeId": one, "takesPart": false, "reason": "Nær ven" });
        award.chair.refused("decide_interest", decision.clone(), "nominee_not_found").await;
        assert_eq!(award.deputy.ask("award_interests", award.at()).await["toDecide"][0]["memberName"], "Finn Rée");
        award.deputy.ask("decide_interest", decision).await;
        assert_eq!(award.chair.ask("award_interests", award.at()).await["nominees"], json!([]));
    }

    async fn the_secretarys_own_case_is_the_stand_ins_and_nothing_else_is(test) {
        let award = Award::of(test).await;
        let (one, two) = (award.accepted("Kirsten Bækgaard").await, award.accepted("Bent Lund").await);
        let stand_in = somebody(test, Role::Consultant).await;
        award.appoint("stand_in", Some(&stand_in), "Rut Vikar").await;
        assert_eq!(stand_in.ask("list_nominees", award.at()).await["nominees"], json!([]));
        stand_in.refused("open_nominee", json!({ "nomineeId": one }), "nominee_not_found").await;
        award.declares(&award.secretary, &[(&one, "conflicted"), (&two, "none")]).await;
        let own = award.secretary.ask("list_nominees", award.at()).await;
        assert_eq!(names(&own["nominees"], "name"), ["Bent Lund"]);
        award.secretary.refused("open_nominee", json!({ "nomineeId": one }), "nominee_not_found").await;
        award.secretary.refused("withdraw_nominee", json!({ "nomineeId": one, "version": 2 }), "nominee_not_found").await;
        let found = json!({ "awardYearId": award.year, "words": "kirsten" });
        assert_eq!(award.secretary.ask("list_nominees", found).await["nominees"], json!([]), "searching finds nobody either");
        assert_eq!(names(&stand_in.ask("list_nominees", award.at()).await["nominees"], "name"), ["Kirsten Bækgaard"]);
        assert_eq!(stand_in.ask("open_nominee", json!({ "nomineeId": one })).await["facts"]["name"], "Kirsten Bækgaard");
        stand_in.refused("open_nominee", json!({ "nomineeId": two }), "nominee_not_found").await;
        let page = award.secretary.ask("award_interests", award.at()).await;
        let chair = page["progress"].as_array().expect("list").iter().find(|one| one["position"] == "chair").cloned();
        assert_eq!(chair.expect("the chair")["asked"], 1, "counts are those of what may be seen");
        let juror = award.member("Ib Toft").await["id"].clone();
        let of = |member: &Value| json!({ "awardYearId": award.year, "memberId": member });
        stand_in.refused("award_interests", of(&juror), "not_yours_in_award").await;
        let paper = award.member("Else Papir").await["id"].clone();
        assert_eq!(names(&award.secretary.ask("award_interests", of(&paper)).await["nominees"], "name"), ["Bent Lund"]);
        assert_eq!(names(&stand_in.ask("award_interests", of(&paper)).await["nominees"], "name"), ["Kirsten Bækgaard"]);
        let mut clear = of(&paper);
        clear["answers"] = json!([answer(&one, "none")]);
        award.secretary.refused("declare_interests", clear.clone(), "nominee_not_found").await;
        stand_in.ask("declare_interests", clear).await;
        stand_in.refused("nominate", award.nomination("Ny", "Ib Holm"), "not_yours_in_award").await;
    }

    async fn a_conflict_with_a_part_is_one_with_the_whole(test) {
        let award = Award::of(test).await;
        let (one, twin) = (award.accepted("Kirsten Bækgaard").await, award.accepted("Kristen Bækgaard").await);
        award.declares(&award.juror, &[(&one, "none"), (&twin, "conflicted")]).await;
        let version = award.secretary.ask("open_nominee", json!({ "nomineeId": twin })).await["version"].clone();
        let merge = json!({ "nomineeId": twin, "version": version, "intoId": one });
        award.declares(&award.chair, &[(&one, "none")]).await;
        award.declares(&award.deputy, &[(&one, "none"), (&twin, "none")]).await;
        let merged = award.secretary.ask("merge_nominees", merge).await;
        let stand = async |seat: &TestSeat| seat.ask("award_interests", award.at()).await["nominees"][0]["stand"].clone();
        assert_eq!((stand(&award.chair).await, stand(&award.deputy).await), (json!("unanswered"), json!("clear")));
        award.declares(&award.chair, &[(&one, "none")]).await;
        assert_eq!(stand(&award.chair).await, "clear", "said of the whole, it is said of each part");
        assert_eq!(award.juror.ask("award_interests", award.at()).await["nominees"], json!([]));
        award.secretary.undo(&merged).await;
        assert_eq!(names(&award.juror.ask("award_interests", award.at()).await["nominees"], "name"), ["Kirsten Bækgaard"]);
    }

    async fn somebody_on_the_same_board_is_asked_about_also_by_name_and_about_a_part(test) {
        let award = Award::of(test).await;
        let desk = test.seat(Role::FrontDesk).await;
        let choir = association(&desk, "Koret Klangbølgen").await;
        let juror = with_role(&desk, &choir, "Ib Toft", "treasurer").await;
        let kirsten = with_role(&desk, &choir, "Kirsten Bækgaard", "board_member").await;
        with_role(&desk, &choir, "Finn Rée", "booking_officer").await;
        let mut input = award.nomination("Kirsten Bækgaard", "Ib Holm");
        input["nominee"]["personId"] = kirsten;
        let one = award.secretary.ask("nominate", input).await["now"]["id"].clone();
        let hint = async |seat: &TestSeat| seat.ask("award_interests", award.at()).await["hints"].clone();
        let found = hint(&award.juror).await;
        assert_eq!((&found[0]["kind"], &found[0]["proposed"]), (&json!("same_board"), &json!("in_doubt")), "by name");
        assert_eq!(hint(&award.chair).await[0]["kind"], "same_association");
        assert_eq!(hint(&award.deputy).await, json!([]));
        let member = award.member("Ib Toft").await;
        let mut facts = member["facts"].clone();
        facts["name"] = "Viggo Toft".into();
        let change = json!({ "memberId": member["id"], "version": 1, "facts": facts });
        award.secretary.ask("change_award_member", change).await;
        assert_eq!(hint(&award.juror).await, json!([]), "another name, and no card");
        facts["personId"] = juror;
        let change = json!({ "memberId": member["id"], "version": 2, "facts": facts });
        award.secretary.ask("change_award_member", change).await;
        assert_eq!(hint(&award.juror).await[0]["kind"], "same_board", "by the card");
        let mut input = award.nomination("Klangbølgen", "Ib Holm");
        input["nominee"] = json!({ "name": "Klangbølgen", "kind": "association", "organisationId": choir });
        let part = award.secretary.ask("nominate", input).await["now"].clone();
        let whole = award.nominated("Koret ved åen").await;
        let merge = json!({ "nomineeId": part["id"], "version": part["version"], "intoId": whole["id"] });
        award.secretary.ask("merge_nominees", merge).await;
        let found = hint(&award.juror).await;
        let kinds: Vec<_> = found.as_array().expect("hints").iter().map(|hint| (&hint["nomineeId"], &hint["kind"])).collect();
        let expected = [(&one, &json!("same_board")), (&whole["id"], &json!("board_seat"))];
        assert_eq!(kinds.len(), 2, "{found}");
        assert!(expected.iter().all(|pair| kinds.contains(pair)), "{found}");
    }

    async fn the_offices_own_records_hint(test) {
        let award = Award::of(test).await;
        let desk = test.seat(Role::FrontDesk).await;
        let organisation = association(&desk, "Koret Klangbølgen").await;
        let person = with_role(&desk, &organisation, "Ib Toft", "treasurer").await;
        let juror = award.member("Ib Toft").await;
        let mut facts = juror["facts"].clone();
        facts["personId"] = person;
        award.secretary.ask("change_award_member", json!({ "memberId": juror["id"], "version": 1, "facts": facts })).await;
        let mut input = award.nomination("Koret Klangbølgen", "Bodil Skov");
        input["nominee"]["kind"] = "association".into();
        input["nominee"]["organisationId"] = organisation.clone();
        award.secretary.ask("nominate", input).await;
        let hint = award.juror.ask("award_interests", award.at()).await["hints"][0].clone();
        assert_eq!((&hint["kind"], &hint["proposed"], &hint["ground"]), (&json!("board_seat"), &json!("conflicted"), &json!("leadership")));
        let deputy = award.deputy.ask("award_interests", award.at()).await["hints"].clone();
        assert_eq!(deputy[0]["kind"], "nominates");
        assert_eq!(award.chair.ask("award_interests", award.at()).await["hints"], json!([]));
        let draft = json!({ "requestKey": new_key(), "organisationId": organisation, "activityTitle": "Sang", "language": "da" });
        award.secretary.ask("draft_agreement", draft).await;
        let signature = "INSERT INTO agreement_signatures (request_key, agreement_id, side, name, title, signed_on)
            VALUES ('x', 1, 'association', 'Finn Rée', '', '2026-01-01')";
        test.sabotage(signature).await.expect("a signature");
        assert_eq!(award.chair.ask("agreement_hints", award.at()).await[0]["kind"], "signed_agreement");
        assert_eq!(award.juror.ask("agreement_hints", award.at()).await, json!([]));
        let stranger = somebody(test, Role::Juror).await;
        stranger.refused("agreement_hints", award.at(), "award_year_not_found").await;
    }
}

async fn association(desk: &TestSeat, name: &str) -> Value {
    let facts = json!({ "kind": "association", "name": name, "borrowerCategory": "social" });
    let registered = desk.ask("register_organisation", json!({ "requestKey": new_key(), "facts": facts })).await;
    registered["now"]["organisation"]["id"].clone()
}

/// Somebody's card, with a role at an association.
async fn with_role(desk: &TestSeat, organisation: &Value, name: &str, role: &str) -> Value {
    let input = json!({ "requestKey": new_key(), "facts": { "fullName": name } });
    let person = desk.ask("register_person", input).await["now"]["person"]["id"].clone();
    let role = json!({ "requestKey": new_key(), "organisationId": organisation, "personId": person,
        "facts": { "role": role, "validFrom": "1/1-2020" } });
    desk.ask("give_contact_role", role).await;
    person
}
