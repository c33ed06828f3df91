""" "He said" and "she said" find their person whatever the forename: no list of forenames decides it."""

import unicodedata

import pandas as pd
import pytest

from analysis import mark, read

# Common forenames of twenty countries, five of women and five of men each (national statistics offices and
# registers of names).
FORENAMES = {
    "Ireland": ("Aoife Saoirse Niamh Róisín Caoimhe", "Cillian Oisín Tadhg Fionn Eoin"),
    "India": ("Priyamvada Lakshmi Ananya Kavya Shreya", "Arjun Vikram Rohan Suresh Rajesh"),
    "Nigeria": ("Ngozi Chidinma Folasade Aisha Temitope", "Chinedu Emeka Oluwaseun Babatunde Ifeanyi"),
    "South Africa": ("Nomvula Thandiwe Lerato Zanele Busisiwe", "Sipho Thabo Lwazi Mandla Sibusiso"),
    "China": ("Meiling Xiuying Yating Huilin Jiayi", "Haoran Zihan Junjie Weiqiang Minghao"),
    "Korea": ("Seoyeon Jiwoo Minseo Haeun Yuna", "Minjun Seojun Dohyun Jihoon Hyunwoo"),
    "Japan": ("Sakura Haruka Misaki Yumiko Ayaka", "Hiroshi Kenji Takumi Daichi Sota"),
    "United States": ("Ashley Jessica Emily Madison Hannah", "Tyler Jacob Austin Brandon Logan"),
    "United Kingdom": ("Gemma Chloe Imogen Fiona Harriet", "Callum Alistair Rhys Nigel Gareth"),
    "Brazil": ("Beatriz Larissa Juliana Fernanda Camila", "Thiago Rafael Gustavo Vinícius João"),
    "Mexico": ("Guadalupe Ximena Valeria Renata Itzel", "Alejandro Emiliano Diego Santiago Joaquín"),
    "Germany": ("Friederike Ursula Heike Annika Jürgen-Marie", "Jürgen Torsten Björn Günther Detlef"),
    "France": ("Amélie Océane Clémence Élodie Manon", "Thibault Rémi Benoît Étienne Loïc"),
    "Poland": ("Agnieszka Małgorzata Zofia Katarzyna Wiesława", "Łukasz Paweł Zbigniew Grzegorz Wojciech"),
    "Turkey": ("Zeynep Elif Ayşe Büşra Gülşah", "Mehmet Emre Çağlar Yiğit Oğuz"),
    "Egypt": ("Yasmin Nourhan Habiba Mariam Salma", "Mostafa Karim Hossam Tamer Sherif"),
    "Iran": ("Shirin Parisa Zahra Niloufar Maryam", "Farhad Behrouz Arash Siavash Dariush"),
    "Vietnam": ("Linh Thuy Huong Phuong Trang", "Tuan Hung Duc Quang Minh"),
    "Kenya": ("Wanjiku Akinyi Nyambura Achieng Wairimu", "Kamau Otieno Kipchoge Mwangi Kiprotich"),
    "Finland": ("Aino Päivi Sanna Kaisa Riikka", "Juhani Mikko Antti Jukka Väinö"),
}
STORIES = (
    "{name} told the Gazette the road was shut. “We need help,” {pronoun} said. The bus goes by the coast.",
    "{name}, who owns the shop, said trade was slow. “We sell ten loaves a day,” {pronoun} said.",
)


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("fold", [str, plain])
def test_a_pronoun_finds_its_person_equally_often_whatever_the_forename(story, fold):
    rows = [
        (f"{fold(first)} Marrow", pronoun)
        for women, men in FORENAMES.values()
        for names, pronoun in ((women, "she"), (men, "he"))
        for first in names.split()
    ]
    texts = [story.format(name=name, pronoun=pronoun) for name, pronoun in rows]
    made = mark.corpus(read.corpus(pd.DataFrame({"outlet": "Gazette", "text": texts})), ["attribution"])
    said = made.attributions[made.attributions["source"].isin(["he", "she"])]
    wrong = [
        (name, speaker) for (name, _), speaker in zip(rows, said["speaker"], strict=True) if name != speaker
    ]
    assert len(rows) == 200 and not wrong


def test_a_pronoun_binds_who_it_meant():
    text = "Ngozi Marrow said the road was shut. “It is late,” she said. “We wait,” he said."
    made = mark.corpus(read.corpus(pd.DataFrame({"outlet": ["Gazette"], "text": [text]})))
    assert made.attributions["speaker"].fillna("").tolist() == ["Ngozi Marrow", "Ngozi Marrow", ""]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Taoiseach Bríd Ní Bhriain said no. “No,” Ní Bhriain told RTÉ.", ["Bríd Ní Bhriain"] * 2),
        (
            "Senator Ann Holm backs it. Her brother, Dan Holm, said it was dear. Sen. Holm said no.",
            ["Ann Holm", "Dan Holm", "Ann Holm"],
        ),
        ("The minister, Clara May, spoke. May insisted that it was late.", ["Clara May"]),
        ("“We lost,” Ann Holm said. “Never mind,” said her brother Nils.", ["Ann Holm", "Nils"]),
    ],
)
def test_which_person_it_is(text, speakers):
    made = mark.corpus(read.corpus(pd.DataFrame({"outlet": ["Gazette"], "text": [text]})))
    told = made.attributions["speaker"].dropna().tolist()
    assert [name for name in told if name in speakers] == speakers


def test_a_quotation_alone_in_the_next_paragraph_is_his_who_just_spoke():
    text = "Ben Osei, 41, told the Gazette he had seen it.\n\n“There was a bang.”\n\nThe road was shut."
    made = mark.corpus(read.corpus(pd.DataFrame({"outlet": ["Gazette"], "text": [text]})))
    quoted = made.voices[made.voices["voice"] == "quoted"]
    assert quoted["speaker"].tolist() == ["Ben Osei"]


@pytest.mark.parametrize(
    "text", ["“No,” said Terry “The Hat” Holm.", "“No,” said a man who goes by the name “Biscuit.”"]
)
def test_a_nickname_is_no_speech(text):
    made = mark.corpus(read.corpus(pd.DataFrame({"outlet": ["Gazette"], "text": [text]})))
    labels = made.marks.loc[made.marks["measure"] == "quotations", "label"].tolist()
    assert labels[0] == "speech" and labels[1] in ("title", "term")
