"""Invented news for tests: articles in the manner of Arabic news sites about happenings that never were.

articles(seed, happenings) gives dictionaries with id, outlet, published, title and text. Of most happenings several
outlets tell: with other words, word for word, with a changed toll, with a denial, or among others in one article.
"""
import datetime
import random

PLACES = ['مدينة دوما', 'بلدة سراقب', 'مدينة حرستا', 'مدينة إدلب', 'مدينة البوكمال', 'مدينة عفرين', 'مدينة درعا', 'مدينة الموصل',
          'مدينة تكريت', 'مدينة صنعاء', 'مدينة تعز', 'مدينة الحديدة', 'مدينة بنغازي', 'ريف حماة الشمالي', 'بلدة كفرنبل', 'قرية الشيخ مسكين',
          'قرية الدحلة', 'مدينة جسر الشغور', 'ريف دمشق', 'مدينة حلب', 'مدينة الرقة', 'قرية تل العصافير']
OUTLETS = ['عنب بلدي', 'سمارت', 'سانا', 'رويترز', 'الشرق الأوسط', 'العربية', 'بي بي سي', 'سكاي نيوز عربية', 'الجزيرة', 'صحيفة المثال']
SOURCES = ['المرصد السوري لحقوق الإنسان', 'الدفاع المدني', 'مصدر عسكري', 'ناشطون محليون', 'وكالة سانا', 'الأمم المتحدة',
           'مدير المستشفى سامر الأحمدي', 'المتحدث باسم الجيش هيثم القاسمي']
ACTORS = ['الجيش السوري', 'الطيران الروسي', 'تنظيم الدولة الإسلامية', 'هيئة تحرير الشام', 'القوات التركية', 'الحوثيين', 'قوات سوريا الديمقراطية']
STATES = ['وزارة الدفاع الروسية', 'وزارة الخارجية السورية', 'المتحدث باسم الجيش التركي']
DAYS = ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد']
VICTIMS = ['مدنيا', 'شخصا', 'عنصرا', 'مسلحا']
STRIKES = [
    'أعلن {source} مقتل {toll} {victim} {day} جراء غارات شنها {actor} على {place}.',
    'قال {source} إن {toll} {victim} قتلوا {day} في قصف مدفعي نفذه {actor} على {place}.',
    'أفاد {source} بأن طائرات تابعة لـ{actor} استهدفت {day} سوقا في {place} ما أدى إلى مقتل {toll} {victim} وإصابة {hurt} آخرين.',
    'قتل {toll} {victim} وأصيب {hurt} بجروح {day} في هجوم لـ{actor} على حاجز في {place}، بحسب {source}.',
]
FIGHTS = [
    'اندلعت اشتباكات عنيفة {day} بين {actor} و{other} في {place}، وفق {source}.',
    'سيطر {actor} {day} على {place} بعد معارك مع {other}، بحسب {source}.',
    'اعتقل {actor} {hurt} أشخاص {day} في {place}، وفق ما أكد {source}.',
    'تظاهر مئات السكان {day} في {place} احتجاجا على ممارسات {actor}.',
    'انفجرت سيارة مفخخة {day} في {place}، ما أسفر عن مقتل {toll} {victim}، وتبنى {other} التفجير.',
]
POLITICS = [
    'أعلن {actor} و{other} {day} التوصل إلى اتفاق لوقف إطلاق النار في {place}.',
    'دعت {state} {day} إلى هدنة في {place}، ورفض {actor} ذلك.',
    'التقى وفد من {actor} {day} مبعوث {source} لبحث الوضع في {place}.',
    'هدد {actor} بشن هجوم على {place} خلال الأيام المقبلة، بحسب {source}.',
]
DENIALS = [
    'ونفت {state} أن يكون {actor} قد قصف {place}.',
    'ونفت {state} استهداف مدنيين في {place} {day}.',
    'وقالت {state} إن الأنباء عن غارات على {place} كاذبة.',
]
AGAIN = 'وأضاف أن حصيلة القتلى في {place} ارتفعت إلى {toll}.'
REST = [
    'وتشهد المنطقة منذ أسابيع حركة نزوح واسعة باتجاه القرى المجاورة وسط نقص حاد في المواد الغذائية والأدوية.',
    'وأوضح المصدر أن فرق الإنقاذ ما زالت تبحث عن ناجين تحت الأنقاض في الأحياء السكنية القريبة من السوق القديم.',
    'ولم يصدر أي تعليق من الجهات الرسمية حول ما جرى حتى ساعة إعداد هذا الخبر.',
    'وكانت {place} قد تعرضت في وقت سابق من العام الماضي لقصف مماثل خلف دمارا كبيرا في الممتلكات.',
]


class Teller:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.number = 0

    def happening(self):
        draw = self.random
        actor, other = draw.sample(ACTORS, 2)
        return {'place': draw.choice(PLACES), 'actor': actor, 'other': other, 'toll': draw.randint(3, 60),
                'hurt': draw.randint(4, 90), 'victim': draw.choice(VICTIMS), 'state': draw.choice(STATES),
                'date': datetime.date(2018, 2, 1) + datetime.timedelta(days=draw.randrange(90)),
                'form': draw.choice(STRIKES + STRIKES + FIGHTS + POLITICS)}

    def sentence(self, form, what, **changed):
        words = {'source': self.random.choice(SOURCES), 'day': DAYS[what['date'].weekday()], **what, **changed}
        return form.format(**words)

    def article(self, text, what, later=0, title=None, outlet=None):
        self.number += 1
        draw = self.random
        date = what['date'] + datetime.timedelta(days=later)
        published = date.isoformat()
        if draw.random() < 0.6:
            published += f'T{draw.randrange(24):02}:{draw.randrange(60):02}:00+00:00'
        story = {'id': f'{draw.randrange(16 ** 6):06x}-{self.number}', 'outlet': outlet or draw.choice(OUTLETS),
                 'published': published, 'text': text}
        if title:
            story['title'] = title
        if draw.random() < 0.5:
            story['url'] = f'https://example.org/{self.number}'
        if draw.random() < 0.05:
            del story['outlet']
        return story

    def told(self, what):
        """The articles about one happening."""
        draw = self.random
        first = self.sentence(what['form'], what)
        rest = [self.sentence(form, what) for form in draw.sample(REST, 2)]
        out = [self.article('\n'.join([first, *rest]), what, title=f'قتلى في {what["place"]}')]
        kind = draw.random()
        if kind < 0.35:  # a wire's words, as they are or with another toll, with its name
            wire = draw.choice(['رويترز', 'أ ف ب', 'سانا'])
            copy = first if draw.random() < 0.5 else first.replace(str(what['toll']), str(what['toll'] + 2))
            out.append(self.article('\n'.join([f'({wire}) - {copy}', *rest]), what, later=draw.randrange(2)))
            out.append(self.article('\n'.join([copy, *rest[:1]]), what, outlet=wire))
        if kind < 0.7:  # another outlet, other words, another toll, who is to blame
            other = dict(what, toll=what['toll'] + draw.choice([-2, 0, 0, 3, 11]))
            if draw.random() < 0.4:
                other['actor'], other['other'] = what['other'], what['actor']
            lines = [self.sentence(draw.choice(STRIKES), other), self.sentence(draw.choice(DENIALS), what)]
            out.append(self.article('\n'.join(lines + rest[1:]), what, later=draw.randrange(2)))
        if kind > 0.5:
            line = self.sentence(AGAIN, what, toll=what['toll'] + draw.randint(1, 9))
            out.append(self.article(first + '\n' + line, what, later=1))
        return out

    def round_up(self, happenings):
        """One article that tells of several."""
        lines = [self.sentence(what['form'], what) for what in happenings]
        return self.article('\n'.join(lines), happenings[-1], later=1, title='أبرز أحداث اليوم')


def articles(seed, happenings):
    teller = Teller(seed)
    out, before = [], []
    for number in range(happenings):
        what = teller.happening()
        out += teller.told(what)
        before.append(what)
        if number % 6 == 5:
            day = before[-1]['date']
            out.append(teller.round_up([dict(one, date=day) for one in teller.random.sample(before[-6:], 4)]))
    return out
