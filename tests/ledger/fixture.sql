-- A small ledger for tests, invented from beginning to end. To be run after src/ledger/schema.sql.
--
-- e1…: an attack on معرة النعمان on 2018-03-10 that six articles tell of: tolls of 9 (brought up to 12), 14; the Russian
-- Air Force is blamed, its ministry denies it; one article is a copy. e2…: 20 «إرهابياً» killed in the countryside of
-- Daraa, told by one source. e3…: a threat. e4…: an old massacre, mentioned on the way. e5…: a protest without a date, at
-- a place that no gazetteer has.

INSERT INTO document (document, id, origin, path, url, outlet, title, published, published_at, sha256, content, text) VALUES
 (1, 'nour-101', '', 'news.jsonl', 'https://nour.invalid/101', 'وكالة النور', NULL, '2018-03-10', NULL, '01', '01',
  'غارات على معرة النعمان
قال المرصد السوري لحقوق الإنسان لوكالة رويترز إن تسعة مدنيين على الأقل قُتلوا في غارة للطيران الروسي على مدينة معرة النعمان يوم السبت.'),
 (2, 'sahel-7', '', 'news.jsonl', NULL, 'صحيفة الساحل', 'حصيلة جديدة', '2018-03-11', NULL, '02', '02',
  'أعلن الدفاع المدني مقتل 14 مدنياً في قصف جوي روسي على معرة النعمان. ونفت وزارة الدفاع الروسية أن تكون طائراتها قد شنت غارة على المدينة.'),
 (3, 'raseef-3', '', 'news.jsonl', NULL, 'موقع الرصيف', NULL, '2018-03-11', NULL, '03', '03',
  'قال المرصد السوري لحقوق الإنسان لوكالة رويترز إن تسعة مدنيين على الأقل قُتلوا في غارة للطيران الروسي على مدينة معرة النعمان يوم السبت.'),
 (4, 'nour-115', '', 'news.jsonl', NULL, 'وكالة النور', NULL, '2018-03-12', NULL, '04', '04',
  'ارتفعت حصيلة الغارة على معرة النعمان إلى 12 قتيلاً و30 جريحاً، بحسب المرصد السوري لحقوق الإنسان.'),
 (5, 'state-55', '', 'news.jsonl', NULL, 'الوكالة الرسمية', NULL, '2018-03-15', NULL, '05', '05',
  'قال مصدر عسكري: «قضت وحدات الجيش على 20 إرهابياً في ريف درعا». وهدد المصدر بقصف مواقع المسلحين في الأيام المقبلة.'),
 (6, 'page', '/tmp/page.txt', '/tmp/page.txt', NULL, NULL, NULL, NULL, NULL, '06', '06',
  'تظاهر سكان قرية الزهراء الغربية احتجاجاً على الغلاء. وكانت القرية قد شهدت مجزرة عام 2013 راح ضحيتها عشرات المدنيين على يد مسلحين.');

INSERT INTO article (article, document, number, span_begin, span_end, title_begin, title_end, published, published_basis, credits, shingles)
 SELECT document, document, 1, 0, length(text), NULL, NULL, published, iif(published IS NULL, 'unknown', 'given'), '', x'' FROM document;
UPDATE article SET title_begin = 0, title_end = 22 WHERE article = 1;

-- Spans are where the words stand.
CREATE TEMP TABLE said (statement, article, id, content, cue, stance, mode, parent);
INSERT INTO said VALUES
 (1, 1, 's1', 'تسعة مدنيين على الأقل قُتلوا في غارة للطيران الروسي على مدينة معرة النعمان يوم السبت', 'قال', 'assert', 'indirect', NULL),
 (2, 2, 's1', 'مقتل 14 مدنياً في قصف جوي روسي على معرة النعمان', 'أعلن', 'assert', 'indirect', NULL),
 (3, 2, 's2', 'تكون طائراتها قد شنت غارة على المدينة', 'نفت', 'deny', 'indirect', NULL),
 (4, 3, 's1', 'تسعة مدنيين على الأقل قُتلوا في غارة للطيران الروسي على مدينة معرة النعمان يوم السبت', 'قال', 'assert', 'indirect', NULL),
 (5, 4, 's1', 'ارتفعت حصيلة الغارة على معرة النعمان إلى 12 قتيلاً و30 جريحاً', 'بحسب', 'assert', 'indirect', NULL),
 (6, 5, 's1', 'قضت وحدات الجيش على 20 إرهابياً في ريف درعا', 'قال', 'assert', 'direct', NULL),
 (7, 5, 's2', 'قصف مواقع المسلحين في الأيام المقبلة', 'هدد', 'threaten', 'indirect', NULL);
INSERT INTO statement (statement, article, id, content_begin, content_end, cue_begin, cue_end, cue, stance, mode, parent)
 SELECT s.statement, s.article, s.id, instr(d.text, s.content) - 1, instr(d.text, s.content) - 1 + length(s.content),
        instr(d.text, s.cue) - 1, instr(d.text, s.cue) - 1 + length(s.cue), s.cue, s.stance, s.mode, s.parent
 FROM said s JOIN document d ON d.document = s.article;

CREATE TEMP TABLE link (statement, position, text, actor, name, label, source);
INSERT INTO link VALUES
 (1, 0, 'المرصد السوري لحقوق الإنسان', 'NGO.SOHR', 'Syrian Observatory for Human Rights', NULL, 'NGO.SOHR'),
 (1, 1, 'وكالة رويترز', 'MED.REUTERS', 'Reuters', NULL, 'MED.REUTERS'),
 (2, 0, 'الدفاع المدني', 'NGO.SCD', 'Syria Civil Defence', NULL, 'NGO.SCD'),
 (3, 0, 'وزارة الدفاع الروسية', 'RUS.GOV.MOD', 'Ministry of Defence of Russia', NULL, 'RUS.GOV.MOD'),
 (4, 0, 'المرصد السوري لحقوق الإنسان', 'NGO.SOHR', 'Syrian Observatory for Human Rights', NULL, 'NGO.SOHR'),
 (4, 1, 'وكالة رويترز', 'MED.REUTERS', 'Reuters', NULL, 'MED.REUTERS'),
 (5, 0, 'المرصد السوري لحقوق الإنسان', 'NGO.SOHR', 'Syrian Observatory for Human Rights', NULL, 'NGO.SOHR'),
 (6, 0, 'مصدر عسكري', NULL, NULL, NULL, 'unnamed:مصدر عسكري@state-55'),
 (7, 0, 'المصدر', NULL, NULL, NULL, 'unnamed:مصدر عسكري@state-55');
INSERT INTO chain (statement, position, span_begin, span_end, text, actor, name, label, source)
 SELECT l.statement, l.position, instr(d.text, l.text) - 1, instr(d.text, l.text) - 1 + length(l.text), l.text, l.actor,
        l.name, l.label, l.source
 FROM link l JOIN statement s USING (statement) JOIN document d ON d.document = s.article;

CREATE TEMP TABLE told (claim, article, id, trigger, type, modes, factuality, statement, background, date_from, date_to, date_basis, evidence, speaker);
INSERT INTO told VALUES
 (1, 1, 'c1', 'غارة', 'ASSAULT', 'aerial', 'asserted', 1, 0, '2018-03-10', '2018-03-10', 'explicit',
  'قال المرصد السوري لحقوق الإنسان لوكالة رويترز إن تسعة مدنيين على الأقل قُتلوا في غارة للطيران الروسي على مدينة معرة النعمان يوم السبت', 'NGO.SOHR'),
 (2, 2, 'c1', 'قصف', 'ASSAULT', 'aerial', 'asserted', 2, 0, '2018-03-10', '2018-03-11', 'published',
  'أعلن الدفاع المدني مقتل 14 مدنياً في قصف جوي روسي على معرة النعمان', 'NGO.SCD'),
 (3, 2, 'c2', 'غارة', 'ASSAULT', 'aerial', 'denied', 3, 0, '2018-03-10', '2018-03-11', 'published',
  'ونفت وزارة الدفاع الروسية أن تكون طائراتها قد شنت غارة على المدينة', 'RUS.GOV.MOD'),
 (4, 3, 'c1', 'غارة', 'ASSAULT', 'aerial', 'asserted', 4, 0, '2018-03-10', '2018-03-10', 'explicit',
  'قال المرصد السوري لحقوق الإنسان لوكالة رويترز إن تسعة مدنيين على الأقل قُتلوا في غارة للطيران الروسي على مدينة معرة النعمان يوم السبت', 'NGO.SOHR'),
 (5, 4, 'c1', 'الغارة', 'ASSAULT', 'aerial', 'asserted', 5, 0, '2018-03-10', '2018-03-10', 'relative',
  'ارتفعت حصيلة الغارة على معرة النعمان إلى 12 قتيلاً و30 جريحاً، بحسب المرصد السوري لحقوق الإنسان', 'NGO.SOHR'),
 (6, 5, 'c1', 'قضت', 'ASSAULT', '', 'asserted', 6, 0, '2018-03-15', '2018-03-15', 'published',
  'قضت وحدات الجيش على 20 إرهابياً في ريف درعا', 'unnamed:مصدر عسكري@state-55'),
 (7, 5, 'c2', 'قصف', 'ASSAULT', 'heavy-weapons', 'future', 7, 0, '2018-03-16', '2018-03-22', 'relative',
  'وهدد المصدر بقصف مواقع المسلحين في الأيام المقبلة', 'unnamed:مصدر عسكري@state-55'),
 (8, 6, 'c1', 'تظاهر', 'PROTEST', 'demo', 'asserted', NULL, 0, NULL, NULL, NULL,
  'تظاهر سكان قرية الزهراء الغربية احتجاجاً على الغلاء', 'document:page'),
 (9, 6, 'c2', 'مجزرة', 'ASSAULT', '', 'asserted', NULL, 1, '2013-01-01', '2013-12-31', 'explicit',
  'وكانت القرية قد شهدت مجزرة عام 2013 راح ضحيتها عشرات المدنيين على يد مسلحين', 'document:page');
INSERT INTO claim (claim, article, id, trigger_begin, trigger_end, trigger, type, modes, factuality, statement, background,
                   date_from, date_to, date_basis, evidence_begin, evidence_end, rule, speaker)
 SELECT t.claim, t.article, t.id, instr(d.text, t.evidence) + instr(t.evidence, t.trigger) - 2,
        instr(d.text, t.evidence) + instr(t.evidence, t.trigger) - 2 + length(t.trigger), t.trigger, t.type, t.modes,
        t.factuality, t.statement, t.background, t.date_from, t.date_to, t.date_basis, instr(d.text, t.evidence) - 1,
        instr(d.text, t.evidence) - 1 + length(t.evidence), 'invented', t.speaker
 FROM told t JOIN document d ON d.document = t.article;

CREATE TEMP TABLE part (claim, role, position, text, actor, name, label);
INSERT INTO part VALUES
 (1, 'actor', 0, 'الطيران الروسي', 'RUS.MIL.AIR', 'Russian Air Force', NULL),
 (1, 'target', 0, 'مدنيين', NULL, NULL, NULL),
 (2, 'actor', 0, 'روسي', 'RUS', 'Russia', NULL),
 (2, 'target', 0, 'مدنياً', NULL, NULL, NULL),
 (3, 'actor', 0, 'طائراتها', 'RUS.MIL.AIR', 'Russian Air Force', NULL),
 (4, 'actor', 0, 'الطيران الروسي', 'RUS.MIL.AIR', 'Russian Air Force', NULL),
 (4, 'target', 0, 'مدنيين', NULL, NULL, NULL),
 (6, 'actor', 0, 'وحدات الجيش', 'SYR.MIL', 'Syrian Arab Army', NULL),
 (6, 'target', 0, 'إرهابياً', NULL, NULL, 'terrorist'),
 (7, 'target', 0, 'المسلحين', NULL, NULL, 'rebel'),
 (8, 'actor', 0, 'سكان قرية الزهراء الغربية', NULL, NULL, NULL),
 (9, 'actor', 0, 'مسلحين', NULL, NULL, 'rebel'),
 (9, 'target', 0, 'المدنيين', NULL, NULL, NULL);
INSERT INTO participant (claim, role, position, span_begin, span_end, text, actor, name, label)
 SELECT p.claim, p.role, p.position, c.evidence_begin, c.evidence_begin + length(p.text), p.text, p.actor, p.name, p.label
 FROM part p JOIN claim c USING (claim);

INSERT INTO place (place, name, name_ar, kind, precision, country, admin1, parent, lat, lon) VALUES
 ('isnad:idlib-governorate', 'Idlib Governorate', 'إدلب', 'governorate', 'governorate', 'SY', NULL, NULL, 35.8, 36.7),
 ('isnad:daraa-governorate', 'Daraa Governorate', 'درعا', 'governorate', 'governorate', 'SY', NULL, NULL, 32.85, 36.15),
 ('isnad:maarat-district', 'Maarat al-Numan District', 'منطقة معرة النعمان', 'district', 'district', 'SY', 'isnad:idlib-governorate', NULL, 35.6, 36.7),
 ('geonames:169304', 'Ma''arrat an Nu''man', 'معرة النعمان', 'city', 'settlement', 'SY', 'isnad:idlib-governorate', 'isnad:maarat-district', 35.64, 36.67),
 ('isnad:rif-daraa', 'Rif Daraa', 'ريف درعا', 'countryside', 'district', 'SY', 'isnad:daraa-governorate', NULL, NULL, NULL);

INSERT INTO claim_toll (claim, position, span_begin, span_end, kind, who, number, number_to, hedge, part) VALUES
 (1, 0, 0, 1, 'killed', 'civilian', 9, NULL, 'at_least', 0),
 (2, 0, 0, 1, 'killed', 'civilian', 14, NULL, 'exact', 0),
 (4, 0, 0, 1, 'killed', 'civilian', 9, NULL, 'at_least', 0),
 (5, 0, 0, 1, 'killed', 'person', 12, NULL, 'exact', 0),
 (5, 1, 0, 1, 'injured', 'person', 30, NULL, 'exact', 0),
 (6, 0, 0, 1, 'killed', 'combatant', 20, NULL, 'exact', 0),
 (9, 0, 0, 1, 'killed', 'civilian', NULL, NULL, 'dozens', 0);

-- Derived.

INSERT INTO source (id, kind, name, name_ar, statements, claims, denials, contradicted, copied) VALUES
 ('NGO.SOHR', 'actor', 'Syrian Observatory for Human Rights', 'المرصد السوري لحقوق الإنسان', 3, 3, 0, 2, 1),
 ('NGO.SCD', 'actor', 'Syria Civil Defence', 'الدفاع المدني', 1, 1, 0, 2, 0),
 ('RUS.GOV.MOD', 'actor', 'Ministry of Defence of Russia', 'وزارة الدفاع الروسية', 1, 1, 1, 1, 0),
 ('MED.REUTERS', 'actor', 'Reuters', 'وكالة رويترز', 0, 0, 0, 0, 0),
 ('unnamed:مصدر عسكري@state-55', 'unnamed', 'مصدر عسكري', 'مصدر عسكري', 2, 2, 0, 0, 0),
 ('document:page', 'outlet', 'page', 'page', 0, 2, 0, 0, 0);

INSERT INTO passage (article, span_begin, span_end, origin, origin_begin, origin_end, reason)
 SELECT 3, 0, length(d.text), 1, 23, 23 + length(d.text), 'time' FROM document d WHERE d.document = 3;

INSERT INTO event (event, id, type, modes, status, background, date_from, date_to, date_basis, place, place_text, precision, lat, lon, claims, articles, independent_sources, contested) VALUES
 (1, 'e1000000000aa', 'ASSAULT', 'aerial', 'reported', 0, '2018-03-10', '2018-03-10', 'told', 'geonames:169304', 'معرة النعمان', 'settlement', 35.64, 36.67, 5, 4, 3, 'toll occurrence'),
 (2, 'e2000000000aa', 'ASSAULT', '', 'reported', 0, '2018-03-15', '2018-03-15', 'published', 'isnad:rif-daraa', 'ريف درعا', 'district', NULL, NULL, 1, 1, 1, ''),
 (3, 'e2000000000bb', 'ASSAULT', 'heavy-weapons', 'prospective', 0, '2018-03-16', '2018-03-22', 'told', NULL, NULL, NULL, NULL, NULL, 1, 1, 1, ''),
 (4, 'e4000000000aa', 'ASSAULT', '', 'reported', 1, '2013-01-01', '2013-12-31', 'told', NULL, NULL, NULL, NULL, NULL, 1, 1, 1, ''),
 (5, 'e5000000000aa', 'PROTEST', 'demo', 'reported', 0, NULL, NULL, NULL, NULL, 'قرية الزهراء الغربية', 'settlement', NULL, NULL, 1, 1, 1, '');

INSERT INTO event_claim (event, claim, voice, copy_of) VALUES
 (1, 1, 'NGO.SOHR', NULL), (1, 2, 'NGO.SCD', NULL), (1, 3, 'RUS.GOV.MOD', NULL), (1, 4, 'NGO.SOHR', 1), (1, 5, 'NGO.SOHR', NULL),
 (2, 6, 'unnamed:مصدر عسكري@state-55', NULL), (3, 7, 'unnamed:مصدر عسكري@state-55', NULL), (4, 9, 'document:page', NULL),
 (5, 8, 'document:page', NULL);

INSERT INTO event_participant (event, role, position, actor, name, text, voices) VALUES
 (1, 'actor', 0, 'RUS.MIL.AIR', 'Russian Air Force', 'الطيران الروسي', 2),
 (1, 'target', 0, NULL, NULL, 'مدنيين', 2),
 (2, 'actor', 0, 'SYR.MIL', 'Syrian Arab Army', 'وحدات الجيش', 1),
 (2, 'target', 0, NULL, NULL, 'إرهابياً', 1),
 (3, 'target', 0, NULL, NULL, 'المسلحين', 1),
 (4, 'actor', 0, NULL, NULL, 'مسلحين', 1),
 (4, 'target', 0, NULL, NULL, 'المدنيين', 1),
 (5, 'actor', 0, NULL, NULL, 'سكان قرية الزهراء الغربية', 1);

INSERT INTO event_toll (event, kind, who, low, high) VALUES
 (1, 'killed', 'total', 12, 14), (1, 'killed', 'civilian', 9, 14), (1, 'injured', 'total', 30, 30), (2, 'killed', 'total', 20, 20),
 (2, 'killed', 'combatant', 20, 20), (4, 'killed', 'total', NULL, NULL);

INSERT INTO event_figure (event, kind, who, position, claim, voice, number, number_to, hedge, updated) VALUES
 (1, 'killed', 'total', 0, 1, 'NGO.SOHR', 9, NULL, 'at_least', 1),
 (1, 'killed', 'total', 1, 2, 'NGO.SCD', 14, NULL, 'exact', 0),
 (1, 'killed', 'total', 2, 5, 'NGO.SOHR', 12, NULL, 'exact', 0),
 (1, 'killed', 'civilian', 0, 1, 'NGO.SOHR', 9, NULL, 'at_least', 0),
 (1, 'killed', 'civilian', 1, 2, 'NGO.SCD', 14, NULL, 'exact', 0),
 (1, 'injured', 'total', 0, 5, 'NGO.SOHR', 30, NULL, 'exact', 0),
 (2, 'killed', 'total', 0, 6, 'unnamed:مصدر عسكري@state-55', 20, NULL, 'exact', 0),
 (2, 'killed', 'combatant', 0, 6, 'unnamed:مصدر عسكري@state-55', 20, NULL, 'exact', 0),
 (4, 'killed', 'total', 0, 9, 'document:page', NULL, NULL, 'dozens', 0);

INSERT INTO contested (contested, event, about, kind, who) VALUES (1, 1, 'toll', 'killed', 'total'), (2, 1, 'occurrence', NULL, NULL);
INSERT INTO contested_side (contested, side, says, how) VALUES
 (1, 0, '12 killed', ''), (1, 1, '14 killed', ''), (2, 0, 'happened', ''), (2, 1, 'denied', '');
INSERT INTO contested_claim (contested, side, claim, voice) VALUES
 (1, 0, 5, 'NGO.SOHR'), (1, 1, 2, 'NGO.SCD'),
 (2, 0, 1, 'NGO.SOHR'), (2, 0, 2, 'NGO.SCD'), (2, 0, 4, 'NGO.SOHR'), (2, 0, 5, 'NGO.SOHR'), (2, 1, 3, 'RUS.GOV.MOD');

INSERT INTO agreement (agreement, id, kind, name, place_text, country, start, start_to, claims, violations) VALUES
 (1, 'a1000000000aa', 'de-escalation', 'منطقة خفض التصعيد', 'إدلب', 'SY', '2018-03-01', '2018-03-01', 3, 3);
INSERT INTO agreement_place VALUES (1, 0, 'isnad:idlib-governorate', 'Idlib Governorate', 'إدلب', 0);
INSERT INTO agreement_party (agreement, position, role, actor, name, text, claims) VALUES
 (1, 0, 'party', 'RUS', 'Russia', 'روسيا', 1);
INSERT INTO agreement_claim (agreement, claim, role, position, accused, accused_name, accused_text, accuser, day, month, copy) VALUES
 (1, 1, 'violation', 0, 'RUS.MIL.AIR', 'Russian Air Force', 'الطيران الروسي', 'NGO.SOHR', '2018-03-12', '2018-03', 0),
 (1, 2, 'violation', 0, 'RUS', 'Russia', 'روسيا', 'NGO.SCD', '2018-03-12', '2018-03', 0),
 (1, 5, 'violation', 0, 'RUS.MIL.AIR', 'Russian Air Force', 'الطيران الروسي', 'NGO.SOHR', '2018-03-13', '2018-03', 0);

INSERT INTO event_box SELECT event, lat, lat, lon, lon FROM event WHERE lat IS NOT NULL;
INSERT INTO meta VALUES ('read', '6'), ('derived', '6'), ('rules', 'fixture');

DROP TABLE temp.said;
DROP TABLE temp.link;
DROP TABLE temp.told;
DROP TABLE temp.part;

INSERT INTO correction (correction, id, digest, content) VALUES
 (1, 'k7ebbf65f2b1a', '7ebbf65f2b1ab4cc8940307fb6ae6e050289edf70d4183084b76f12de28c884a',
  '{"at":"2026-11-22T07:01:02Z","by":"ريما","kind":"note","claims":[],"event":"e2000000000aa","to":null,"before":{"events":["e2000000000aa"],"claims":[{"document":"state-55","origin":"","article":1,"claim":"c1","type":"ASSAULT","trigger":"قضت","trigger_span":[0,3]}]},"after":null,"note":"من يعرف أكثر؟"}');
INSERT INTO correction_claim (correction, part, claim) VALUES (1, 'event', 6);
INSERT INTO correction_event (correction, event) VALUES (1, 2);
INSERT INTO corrected_claim (claim, merged, voice, copy_of, review) VALUES (6, 6, 'unnamed:مصدر عسكري@state-55', NULL, '');
UPDATE event SET reviewed = 'note' WHERE event = 2;
